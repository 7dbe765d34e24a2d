import { sentencesOf } from '../sentences';

/**
 * Sentences that speak to a language model instead of to a customer. Nobody needs them in an answer, so a false alarm costs
 * one sentence; one that is missed meets the check of what the model makes of it.
 */
const PATTERNS: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:instructions?|rules?|prompts?|guidelines?|context|passages?|above|previous|everything)\b/i,
  /\b(?:system|developer)\s*(?:prompt|message|instructions?|override)\b/i,
  /\byou are (?:now|no longer)\b|\bact as (?:an? |the )?(?:\w+ )?(?:assistant|bot|ai|expert|character|admin\w*|dan|model)\b|\bpretend (?:to be|you)\b|\brole-?play\b|\bjailbreak\b|\bdeveloper mode\b/i,
  /\b(?:new|updated|hidden|secret) (?:instructions?|rules?|task)\b/i,
  /\b(?:ai|assistant|chatbot|bot|language model|llm|gpt)\b.{0,30}\b(?:must|should|shall|has to|have to|will now|obey|respond|reply|answer|say|tell)\b/i,
  /\b(?:respond|reply|answer|output|say|print|write|repeat|translate)\b.{0,20}\b(?:only|exactly|verbatim|the following|with the (?:words?|text|sentence)|this sentence)\b/i,
  /\b(?:tell|inform) (?:the |every |each |all )?(?:customers?|users?)\b/i,
  /<\/?\s*(?:system|assistant|user|instructions?|im_start|im_end|passages?|question)\b|<\|.{0,20}\|>|\[\/?INST\]|^\s*#{0,4}\s*(?:system|assistant|instructions?)\s*[:：]/im,
  /(?:忽略|无视|忘记|忘掉|不要理会|绕过|跳过).{0,20}(?:指令|指示|规则|提示|要求|限制|上文|以上|之前|前面|资料)/u,
  /(?:系统|开发者)(?:提示|指令|消息|模式)|提示词|越狱/u,
  /你现在(?:是|扮演)|从现在(?:起|开始).{0,10}你|扮演|假装你/u,
  /(?:新的|隐藏的|秘密)(?:指令|指示|规则|任务)/u,
  /(?:助手|机器人|模型|人工智能|AI).{0,12}(?:必须|应当|应该|请|要|需要).{0,12}(?:回答|回复|告诉|说|输出)/iu,
  /(?:请|必须|只)?(?:回复|回答|输出|重复|照抄|写出).{0,8}(?:以下|下面|这句|如下|原文|“|")/u,
  /(?:告诉|通知)(?:所有|每个|每位)?(?:客户|用户|顾客)/u,
];

/** True for a sentence that gives orders to a language model. */
export const isInstruction = (sentence: string): boolean => PATTERNS.some((pattern) => pattern.test(sentence.normalize('NFKC').replace(/[\u200b-\u200f\u2060\ufeff]/g, '')));

/** What is left of a text for customers: what it says to a model is neither shown to one nor said. */
export const withoutInstructions = (text: string): string => sentencesOf(text).filter((sentence) => !isInstruction(sentence)).join('').trim();
