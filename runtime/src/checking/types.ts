import type { Finding } from '@orderloom/shared/check';
import type { FlowDocument } from '@orderloom/shared/document';

/** Checks drawings; policies are proved on every way an order can go, which may take seconds. */
export interface Checking {
  check(document: FlowDocument): Promise<readonly Finding[]>;
  stop(): Promise<void>;
}
