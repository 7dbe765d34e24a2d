import type { MessageContent } from './contract-types';

/** True when the content has words, or a choice, that the engines and the policy can work with. */
export const isReadable = ({ text, replyId }: Pick<MessageContent, 'text' | 'replyId'>): boolean =>
  (text !== undefined && text.trim() !== '') || replyId !== undefined;
