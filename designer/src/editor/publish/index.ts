export { CompareDialog } from './CompareDialog.tsx';
export { Difference } from './Difference.tsx';
export { PublishDialog } from './PublishDialog.tsx';
