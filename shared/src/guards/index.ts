export {
  compareGuards,
  type GuardComparison,
  type GuardExample,
  type GuardOverlap,
  rivalGroups,
  triedAt,
  tryGuard,
} from './compare-guards.ts';
export { tellExample } from './tell-example.ts';
