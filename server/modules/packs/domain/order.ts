interface Part {
  readonly item: { readonly kind: string; readonly subject: string };
  readonly after: unknown;
}
/** Registers whose rows the fields of a register name. */
const namedBy = ({ after }: Part): string[] => {
  const fields = (after as { fields?: readonly { register?: string | null }[] } | null)?.fields ?? [];
  return fields.flatMap(({ register }) => register ?? []);
};

/** Parts of a pack in an order in which each finds the registers its rows name. Those that name one another stay as they stand. */
export const inOrderOfLinks = <P extends Part>(parts: readonly P[]): P[] => {
  const order = new Set<P>();
  const visit = (part: P, trail: readonly P[]): void => {
    if (order.has(part) || trail.includes(part)) return;
    for (const subject of namedBy(part)) {
      const named = parts.find(({ item }) => item.kind === part.item.kind && item.subject === subject);
      if (named) visit(named, [...trail, part]);
    }
    order.add(part);
  };
  for (const part of parts) visit(part, []);
  return [...order];
};
