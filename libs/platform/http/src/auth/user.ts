export const ROLES = ['agent', 'supervisor', 'editor', 'analyst', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** A person, as a signed token describes them. */
export interface User {
  /** Stable id of the person. */
  sub: string;
  tenant: string;
  roles: readonly Role[];
  /** Name to show on screens; personal data. */
  name: string;
  /** BCP 47 language of the screens, e.g. `en`, `zh-CN`. */
  locale: string;
}

/** A user whose token was verified, and until when it holds (milliseconds since 1970). */
export interface SignedInUser extends User {
  expiresAt: number;
}

/** Whether the user has one of the roles; an admin has all. */
export function hasRole(user: Pick<User, 'roles'>, ...wanted: readonly Role[]): boolean {
  return user.roles.includes('admin') || wanted.some((role) => user.roles.includes(role));
}
