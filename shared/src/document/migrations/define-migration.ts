/** A named, one-way change of the document's shape. `up` gets JSON of the version before and gives JSON of version `to`. */
export interface DocumentMigration {
  readonly name: string;
  readonly to: number;
  up(document: Record<string, unknown>): Record<string, unknown>;
}
