const marked = new Map<abstract new (...args: never[]) => unknown, Set<string>>();

/**
 * Marks a field that says something about a person. Redaction, encryption per subject and erasure act on this mark,
 * so a marked field may one day hold ciphertext: code may carry it, but may not depend on its inner form.
 */
export function PersonalData(): PropertyDecorator {
  return (target, property) => {
    const owner = target.constructor as abstract new (...args: never[]) => unknown;
    const fields = marked.get(owner) ?? new Set<string>();
    fields.add(String(property));
    marked.set(owner, fields);
  };
}

/** Names of the fields of a class that carry {@link PersonalData}, its base classes' included. */
export function personalDataFields(owner: abstract new (...args: never[]) => unknown): readonly string[] {
  const fields = new Set<string>();
  for (let current: unknown = owner; typeof current === 'function'; current = Object.getPrototypeOf(current)) {
    for (const field of marked.get(current as typeof owner) ?? []) fields.add(field);
  }
  return [...fields].sort();
}
