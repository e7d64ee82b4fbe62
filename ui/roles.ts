/** What a role is called: by the jurisdiction where it is its own, else by the words of the platform. */
export const roleLabel = (t: (key: string) => string, { role, roleName }: { role: string; roleName: string | null }): string =>
  roleName ?? t(`accounts:roles.${role}`);
