const THINGS_EN = '(?:image|photo|picture|video|video note|audio|voice message|sticker|gif|document|contact card|location|media)';
const THINGS_ZH = '(?:图片|圖片|照片|视频|視訊|影片|音频|音訊|语音|語音|语音消息|贴图|貼圖|表情|动图|GIF|文件|文档|文檔|名片|联系人名片|位置|媒体|媒體|多媒体|多媒體|附件)(?:文件|檔案|消息)?';
const LEFT_OUT = '(?:被)?(?:省略|忽略|略去|略過)';

/** Words that stand for something that is not in the file. */
const MEDIA: readonly RegExp[] = [
  /^<[^<>\n]{0,40}(?:omitted|省略|忽略|略去|略過)[^<>\n]{0,20}>$/i,
  new RegExp(`^(?:[^\\n]{0,300} )?${THINGS_EN} omitted$`, 'i'),
  new RegExp(`^(?:已${LEFT_OUT}${THINGS_ZH}|${THINGS_ZH}已?${LEFT_OUT})$`, 'i'),
  /^null$/,
];
/** What was attached, with what was written to it on the lines below or before. */
const ATTACHED: readonly RegExp[] = [
  /<(?:attached|附件|已附加|附檔)\s*[:：][^<>\n]{1,300}>/gi,
  /^[^\n]{1,300}\.[a-z0-9]{2,5} \((?:file attached|文件附件|附件|檔案附件|附加檔案|附加的文件|文件已附加)\)/gim,
];
const EDITED = /\s*<(?:This message was edited|此消息已(?:被)?编辑|此訊息已(?:被)?編輯)>$/i;
const NOTICE = new RegExp(
  [
    'end-to-end encrypted', '端到端加密', '端對端加密',
    '^(?:this message was deleted|you deleted this message|missed (?:voice|video) call|waiting for this message)',
    '^(?:此消息已(?:被)?删除|您?已?删除了?此消息|你删除了这条消息|您删除了这条消息|此訊息已(?:被)?刪除|你已刪除此訊息|未接(?:语音|视频|語音|視訊)(?:通话|来电|通話|來電))',
  ].join('|'), 'i',
);

export interface Heard {
  readonly kind: 'text' | 'media';
  readonly text: string;
}

/** What a person said in an entry; undefined when WhatsApp itself said it. @param generated WhatsApp marked the words as its own */
export function heard(entry: string, generated: boolean): Heard | undefined {
  const text = entry.replace(EDITED, '').trim();
  if (MEDIA.some((pattern) => pattern.test(text))) return { kind: 'media', text: '' };
  const left = ATTACHED.reduce((rest, pattern) => rest.replace(pattern, ''), text).trim();
  if (left !== text) return { kind: 'media', text: left };
  if (generated || text === '' || NOTICE.test(text.slice(0, 300))) return undefined;
  return { kind: 'text', text };
}
