export type Locale = 'en' | 'zh';

const en = {
  open: 'Open the chat',
  openUnread: 'Open the chat, {count} new messages',
  close: 'Close the chat',
  title: 'Customer service',
  subtitleBot: 'Automated assistant',
  subtitleHuman: 'Our team',
  greeting: 'Hello! I am an automated assistant (a bot). Ask me anything about your order, payment or delivery. You can talk to a human at any time.',
  human: 'Talk to a human',
  humanRequest: 'I would like to talk to a person, please.',
  placeholder: 'Write a message…',
  inputLabel: 'Your message',
  send: 'Send',
  offline: 'No connection. Your messages are kept and sent as soon as it is back.',
  connecting: 'Connecting…',
  unavailable: 'The chat is not available at the moment. We keep trying.',
  refused: 'The chat cannot be opened here ({code}).',
  you: 'You',
  bot: 'Assistant',
  agent: 'Our team',
  typingAgent: 'Our team is typing…',
  typingBot: 'The assistant is looking for an answer…',
  sending: 'Sending…',
  waiting: 'Waiting for the connection',
  sent: 'Sent',
  delivered: 'Delivered',
  read: 'Read',
  failed: 'Not sent',
  again: 'Send again',
  discard: 'Discard',
  sources: 'Sources',
  rateQuestion: 'Did this answer help you?',
  rateHelpful: 'Helpful',
  rateWrong: 'Not helpful',
  rateThanks: 'Thank you, that helps us.',
  tooLong: 'This message is too long: {count} of {limit} characters.',
  tooFast: 'That was a little fast. The message is sent again in a moment.',
  log: 'Conversation',
  attachment: 'Attachment',
} as const;

export type TextKey = keyof typeof en;

const zh: Record<TextKey, string> = {
  open: '打开聊天',
  openUnread: '打开聊天，{count} 条新消息',
  close: '关闭聊天',
  title: '在线客服',
  subtitleBot: '智能客服机器人',
  subtitleHuman: '人工客服',
  greeting: '您好！我是智能客服机器人（自动回复）。订单、付款、配送的问题都可以问我，您也可以随时转人工客服。',
  human: '转人工客服',
  humanRequest: '我想转人工客服。',
  placeholder: '请输入消息…',
  inputLabel: '您的消息',
  send: '发送',
  offline: '网络已断开。您的消息会保留，恢复后自动发送。',
  connecting: '正在连接…',
  unavailable: '聊天暂时不可用，我们会继续尝试连接。',
  refused: '此处无法打开聊天（{code}）。',
  you: '您',
  bot: '智能客服',
  agent: '人工客服',
  typingAgent: '客服正在输入…',
  typingBot: '智能客服正在查找答案…',
  sending: '发送中…',
  waiting: '等待网络恢复',
  sent: '已发送',
  delivered: '已送达',
  read: '已读',
  failed: '未发送',
  again: '重新发送',
  discard: '放弃',
  sources: '来源',
  rateQuestion: '这个回答有帮助吗？',
  rateHelpful: '有帮助',
  rateWrong: '没有帮助',
  rateThanks: '谢谢您的反馈。',
  tooLong: '消息过长：{count} / {limit} 个字符。',
  tooFast: '发送过快，稍后会自动重新发送。',
  log: '对话',
  attachment: '附件',
};

export const texts: Readonly<Record<Locale, Readonly<Record<TextKey, string>>>> = { en, zh };

/** The widget's language for a BCP 47 tag: Chinese, or English for everything else. */
export const localeOf = (tag: string | null | undefined): Locale => (/^zh\b/i.test(tag ?? '') ? 'zh' : 'en');

export type Say = (key: TextKey, params?: Readonly<Record<string, string | number>>) => string;

/** `{name}` is replaced by the parameter of that name. */
export const sayIn =
  (locale: Locale): Say =>
  (key, params = {}) =>
    texts[locale][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
