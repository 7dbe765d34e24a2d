import { randomName } from './random-name';

/** What is needed of a log's admin to remove topics again. */
export interface TopicRemover {
  deleteTopics(names: string[]): Promise<void>;
}

export interface TestTopics {
  /** A topic name of this spec alone; the same suffix gives the same name. */
  topic(suffix: string): string;
  /** A consumer-group name of this spec alone. */
  group(suffix: string): string;
  /** Topic names handed out so far. */
  readonly names: string[];
  /** Removes the topics handed out. */
  drop(admin: TopicRemover): Promise<void>;
}

/** Topic and group names that no other spec or run uses: `<prefix>-<random>.<suffix>`. */
export function testTopics(prefix: string): TestTopics {
  const base = randomName(prefix);
  const handedOut = new Set<string>();
  const name = (suffix: string) => `${base}.${suffix}`;
  return {
    topic: (suffix) => {
      handedOut.add(name(suffix));
      return name(suffix);
    },
    group: name,
    get names() {
      return [...handedOut];
    },
    drop: (admin) => (handedOut.size === 0 ? Promise.resolve() : admin.deleteTopics([...handedOut])),
  };
}
