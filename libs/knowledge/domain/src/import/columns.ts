import type { ContentField } from '../article';

/** Names that columns have in files of editors, beside the fields' own. */
const OTHER_NAMES: Readonly<Record<ContentField, readonly string[]>> = {
  kind: ['type', '类型', '种类'],
  businessLine: ['line', 'category', 'department', '业务线', '业务', '分类', '类别'],
  language: ['lang', 'locale', '语言', '语种'],
  title: ['subject', 'heading', '标题', '主题', '名称'],
  question: ['q', 'query', '问题', '标准问题', '标准问'],
  answer: ['a', 'body', 'content', 'text', 'response', '答案', '回答', '正文', '内容'],
  similarQuestions: ['similar', 'variants', 'paraphrases', '相似问题', '相似问', '扩展问'],
  keywords: ['keyword', 'terms', '关键词', '关键字'],
  tags: ['tag', 'labels', '标签'],
  url: ['link', 'source', '链接', '网址', '来源'],
  validFrom: ['from', 'start', '生效时间', '生效日期', '开始日期'],
  validTo: ['to', 'until', 'end', '失效时间', '失效日期', '结束日期'],
  owner: ['author', 'responsible', '负责人', '作者'],
  reviewDate: ['review', 'reviewby', '复审日期', '审核日期', '下次复核'],
  externalId: ['id', 'key', 'number', '编号', '外部编号'],
};

const plain = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/[\s_\-.:*]+/g, '');

const FIELD_OF = new Map(
  Object.entries(OTHER_NAMES).flatMap(([field, names]) => [field, ...names].map((name): [string, ContentField] => [plain(name), field as ContentField])),
);

/** The field that a column holds; undefined for a column that is none of ours. */
export const fieldOfColumn = (name: string): ContentField | undefined => FIELD_OF.get(plain(name));

/** Whether a first row names columns: an article needs words to ask for it and words to answer it. */
export function isHeader(cells: readonly string[]): boolean {
  const fields = new Set(cells.map(fieldOfColumn));
  return fields.has('answer') && (fields.has('question') || fields.has('title'));
}
