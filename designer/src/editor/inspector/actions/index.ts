export { ActionForm } from './ActionForm.tsx';
export { ActionList, AddAction } from './ActionList.tsx';
