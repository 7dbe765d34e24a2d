/** `OfferExtended` and `agent load` → `offer-extended`, `agent-load`. */
export const kebab = (name) =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/[\s_]+/g, '-')
    .toLowerCase();

/** `agent-load` → `AgentLoad`. */
export const pascal = (name) =>
  kebab(name)
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

/** `agent-load` → `agentLoad`. */
export const camel = (name) => pascal(name).charAt(0).toLowerCase() + pascal(name).slice(1);

/** `agent-load` → `agent_load`. */
export const snake = (name) => kebab(name).replaceAll('-', '_');

/** A name for a folder. */
export function requireKebab(name) {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) throw new Error(`"${name}" is not a name in kebab case such as agent-load`);
  return name;
}
