import { ArticleLibrary, type SearchableArticle, type Tokeniser } from '@parley/knowledge/domain';
import { asking, type ElasticClient, type estypes } from '@parley/platform/elastic';
import { toSearchable, type ArticleDocument } from './articles-index';

const PAGE = 1_000;
/** Documents read in one request. */
const READ = 250;
/**
 * Writes that overtake each other become visible in another order than their numbers. What was visible this long ago has
 * nothing invisible below it any more: the index refreshes twice a second.
 */
const SETTLED_MS = 5_000;
const SOURCE = [
  'tenant', 'articleId', 'articleVersion', 'businessLine', 'language', 'title', 'answer', 'url', 'validFrom', 'validTo', 'phrasings',
  'keywordWords', 'answerWords',
];

/** What is known of one concrete index. */
interface Copy {
  readonly index: string;
  readonly library: ArticleLibrary;
  readonly versions: Map<string, number>;
  /** Highest sequence number that was visible, and when. */
  seen: { readonly seqNo: number; readonly at: number }[];
}

/**
 * A copy in memory of the index behind an alias, kept equal by sequence numbers: one small request tells whether anything
 * changed. When the alias points to another index, a new copy is filled beside the old one and takes over when it is full.
 */
export class ArticleFollower {
  private copy: Copy;
  private checkedAt = -Infinity;
  private running: Promise<void> | undefined;

  /** @param freshMs how long the copy is taken to be equal without looking, in ms. */
  constructor(
    private readonly client: ElasticClient,
    private readonly tokeniser: Tokeniser,
    private readonly alias: string,
    private readonly freshMs: number,
  ) {
    this.copy = this.emptyCopy('');
  }

  /**
   * The articles as the index has them now or had them less than `freshMs` ago.
   *
   * @throws IndexMissingError and ElasticUnavailableError, both retriable: what may have been withdrawn is not answered from.
   */
  async library(): Promise<ArticleLibrary> {
    if (performance.now() - this.checkedAt > this.freshMs) await this.follow();
    return this.copy.library;
  }

  /** Catches up; callers at the same time share one run. */
  follow(): Promise<void> {
    this.running ??= this.catchUp().finally(() => (this.running = undefined));
    return this.running;
  }

  private async catchUp(): Promise<void> {
    const startedAt = performance.now();
    const newest = await this.newest();
    const index = newest?._index ?? '';
    const copy = index === this.copy.index ? this.copy : this.emptyCopy(index);
    const seqNo = newest?._seq_no ?? -1;
    if (seqNo > floorOf(copy, startedAt)) await this.readFrom(copy, floorOf(copy, startedAt));
    remember(copy, seqNo, startedAt);
    this.copy = copy;
    this.checkedAt = startedAt;
  }

  private async newest(): Promise<estypes.SearchHit | undefined> {
    const { hits } = await asking(() =>
      this.client.search({
        index: this.alias, size: 1, sort: [{ _seq_no: 'desc' }], _source: false, seq_no_primary_term: true, track_total_hits: false,
      }),
    );
    return hits.hits[0];
  }

  private async readFrom(copy: Copy, floor: number): Promise<void> {
    for (let above = floor; ; ) {
      const { hits } = await asking(() =>
        this.client.search({
          index: copy.index, size: PAGE, sort: [{ _seq_no: 'asc' }], query: { range: { _seq_no: { gt: above } } },
          _source: false, version: true, seq_no_primary_term: true, track_total_hits: false,
        }),
      );
      const changed = hits.hits.flatMap(({ _id: id, _version: version }) => (id !== undefined && copy.versions.get(id) !== version ? [id] : []));
      for (let start = 0; start < changed.length; start += READ) await this.read(copy, changed.slice(start, start + READ));
      above = hits.hits.at(-1)?._seq_no ?? above;
      if (hits.hits.length < PAGE) return;
    }
  }

  private async read(copy: Copy, ids: readonly string[]): Promise<void> {
    const { docs } = await asking(() => this.client.mget<ArticleDocument>({ index: copy.index, ids: [...ids], _source_includes: SOURCE }));
    for (const doc of docs) {
      if (!('found' in doc && doc.found && doc._source)) continue;
      copy.versions.set(doc._id, doc._version ?? 0);
      const article: SearchableArticle | undefined = toSearchable(doc._source);
      if (article) copy.library.put(article);
      else copy.library.remove(doc._source.tenant, doc._source.articleId);
    }
  }

  private emptyCopy(index: string): Copy {
    return { index, library: new ArticleLibrary(this.tokeniser), versions: new Map(), seen: [] };
  }
}

/** Everything up to here is in the copy for certain. */
function floorOf(copy: Copy, now: number): number {
  return copy.seen.findLast(({ at }) => now - at >= SETTLED_MS)?.seqNo ?? -1;
}

function remember(copy: Copy, seqNo: number, at: number): void {
  const settled = copy.seen.findLastIndex((one) => at - one.at >= SETTLED_MS);
  copy.seen = [...copy.seen.slice(Math.max(0, settled)), { seqNo, at }];
}
