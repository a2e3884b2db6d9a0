export { ActionForm } from './ActionForm.tsx';
export { ActionList, AddAction, moved } from './ActionList.tsx';
