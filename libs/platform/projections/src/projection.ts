import { ParleyError, type EventContract, type Topic } from '@parley/contracts';
import type { ConsumerDeclaration, ReceivedEvent, Tx } from '@parley/platform/event-log';

/** One table of a projection, behind the view that queries use. */
export interface ProjectionTable {
  /** Name of the view, for example `agent_queue`; the table is `agent_queue_v<version>`. */
  readonly view: string;
  /** Statements that create the table under the given name, with its indexes. Give indexes no names: several copies may exist at once. */
  create(table: string): string;
  /** SQL condition for the rows that the view shows; all by default. Rows behind it are kept for their seqs only. */
  readonly visible?: string;
}

/** Physical table by view name. */
export type Tables<View extends string = string> = Readonly<Record<View, string>>;

export interface ProjectionDefinition<View extends string = string> {
  /** The service that owns it. */
  readonly service: string;
  /** Kebab case, for example `agent-queue`. */
  readonly name: string;
  /** Raised when the rows change their meaning: other columns, other rules, another type handled. */
  readonly version: number;
  readonly topics: readonly Topic[];
  readonly handles: readonly EventContract[];
  /** What happens to a stream that keeps failing: it is parked, and the others go on. Attempts before that; 3 by default. */
  readonly errorPolicy: { readonly kind: 'park-stream'; readonly attempts?: number };
  /** Background readers wait for a fuller fetch; see {@link ConsumerDeclaration}. */
  readonly lazy?: boolean;
  readonly paceMs?: number;
  readonly tables: { readonly [Name in View]: ProjectionTable & { readonly view: Name } };
  /**
   * Folds events into the tables: the same rows whatever way streams interleave and however often an event comes. It
   * reads no clock and calls nothing but the transaction.
   */
  apply(tx: Tx, events: readonly ReceivedEvent[], tables: Tables<View>): Promise<void>;
}

/** A read model: what it is made of, how events change it, and who reads for it. */
export interface Projection<View extends string = string> extends ProjectionDefinition<View> {
  /** Reader of the live tables, also its consumer group. */
  readonly reader: string;
  /** For `@ConsumesEvents`. */
  readonly declaration: ConsumerDeclaration;
  /** Physical names; the suffix tells a copy that is being rebuilt from the live one. */
  tableNames(suffix?: string): Tables<View>;
  /** Creates the tables. */
  init(tx: Tx, suffix?: string): Promise<void>;
  /** Drops the tables. */
  drop(tx: Tx, suffix?: string): Promise<void>;
  /** Empties the tables. */
  truncate(tx: Tx, suffix?: string): Promise<void>;
}

/** A projection that is wired wrongly; for the developer. */
export class ProjectionDefinitionError extends ParleyError {
  constructor(message: string) {
    super('PROJECTIONS.DEFINITION', message);
  }
}

const IDENTIFIER = /^[a-z][a-z0-9_]{0,40}$/;

export function defineProjection<View extends string>(definition: ProjectionDefinition<View>): Projection<View> {
  const { service, name, version, topics, handles, lazy, paceMs, errorPolicy } = definition;
  const views = Object.keys(definition.tables) as View[];
  // Names go into SQL text as they are: only plain identifiers may.
  for (const view of views)
    if (!IDENTIFIER.test(view)) throw new ProjectionDefinitionError(`${view} is not a name for a view`);
  const reader = `parley.${service}.${name}.v${version}`;
  const tableNames = (suffix = ''): Tables<View> => {
    if (suffix !== '' && !/^_[a-z0-9_]{1,20}$/.test(suffix))
      throw new ProjectionDefinitionError(`${suffix} is not a suffix for a table`);
    return Object.fromEntries(views.map((view) => [view, `${view}_v${version}${suffix}`])) as Tables<View>;
  };
  const eachTable = async (
    suffix: string | undefined,
    run: (view: View, table: string) => Promise<unknown>,
  ): Promise<void> => {
    const names = tableNames(suffix);
    for (const view of views) await run(view, names[view]);
  };
  return {
    ...definition,
    reader,
    declaration: {
      reader,
      topics,
      handles,
      ...(lazy !== undefined && { lazy }),
      ...(paceMs !== undefined && { paceMs }),
      ...(errorPolicy.attempts !== undefined && { attempts: errorPolicy.attempts }),
    },
    tableNames,
    init: (tx, suffix) => eachTable(suffix, (view, table) => tx.query(definition.tables[view].create(table))),
    drop: (tx, suffix) => eachTable(suffix, (_, table) => tx.query(`DROP TABLE IF EXISTS ${table}`)),
    truncate: (tx, suffix) => eachTable(suffix, (_, table) => tx.query(`TRUNCATE ${table}`)),
  };
}
