export { CompareDialog } from './CompareDialog.tsx';
export { PublishDialog } from './PublishDialog.tsx';
