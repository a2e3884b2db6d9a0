/** A flat list of members that each have an id; growth is one file and one line. */
export interface Registry<M extends { readonly id: string }> {
  readonly all: readonly M[];
  get(id: string): M | undefined;
}

export function defineRegistry<M extends { readonly id: string }>(members: readonly M[]): Registry<M> {
  const byId = new Map(members.map((member) => [member.id, member]));
  if (byId.size !== members.length) throw new Error(`registry: an id is listed twice in ${members.map((m) => m.id).join(', ')}`);
  return { all: members, get: (id) => byId.get(id) };
}
