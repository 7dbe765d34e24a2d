import type { Language } from './language';

/** Everything that the bot says of its own accord. `{…}` is filled in. */
export interface BotTexts {
  readonly introduction: string;
  readonly source: string;
  readonly clarification: string;
  readonly clarificationWithOffers: string;
  readonly unsupported: string;
  readonly talkToHuman: string;
  readonly holding: string;
  readonly handover: string;
  readonly handoverAnger: string;
  readonly handoverUnavailable: string;
  readonly greeting: string;
  readonly thanks: string;
  readonly goodbye: string;
}

export const BOT_TEXTS: Readonly<Record<Language, BotTexts>> = {
  en: {
    introduction: 'I am an automated assistant.',
    source: 'Source',
    clarification: 'I am not sure that I understood you. Could you describe in one sentence what you need help with?',
    clarificationWithOffers: 'I am not sure that I understood you. Is it about one of these?',
    unsupported: 'I can only read text. Could you describe in words what you need?',
    talkToHuman: 'Talk to a human',
    holding: 'Thank you for your message. I need a moment to look into it.',
    handover: 'I am handing you over to a colleague. A human will continue here and can see our whole conversation.',
    handoverAnger: 'I am sorry about this. I am handing you over to a colleague now. A human will continue here and can see our whole conversation.',
    handoverUnavailable: 'I cannot answer this at the moment, so I am handing you over to a colleague. A human will continue here and can see our whole conversation.',
    greeting: 'Hello! What can I do for you?',
    thanks: 'You are welcome. Is there anything else?',
    goodbye: 'Good-bye, and thank you for writing to us.',
  },
  zh: {
    introduction: '我是智能客服机器人。',
    source: '来源',
    clarification: '抱歉，我没有完全理解您的意思。请用一句话说明您需要什么帮助，好吗？',
    clarificationWithOffers: '抱歉，我没有完全理解您的意思。您想问的是下面这些吗？',
    unsupported: '我目前只能阅读文字。请用文字说明您的需求，好吗？',
    talkToHuman: '转人工客服',
    holding: '已收到您的消息，请稍等，我正在为您查询。',
    handover: '正在为您转接人工客服。同事会在这里继续为您服务，并能看到我们的全部对话。',
    handoverAnger: '非常抱歉给您带来不便。现在就为您转接人工客服，同事会在这里继续为您服务，并能看到我们的全部对话。',
    handoverUnavailable: '我暂时无法回答这个问题，正在为您转接人工客服。同事会在这里继续为您服务，并能看到我们的全部对话。',
    greeting: '您好！请问有什么可以帮您？',
    thanks: '不客气，请问还有其他需要帮助的吗？',
    goodbye: '感谢您的来信，再见！',
  },
};
