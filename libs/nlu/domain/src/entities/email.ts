import { findAll, type EntityRecogniser } from './finding';

const EMAIL = /(?<![a-z0-9._%+-])[a-z0-9._%+-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,24}(?![a-z0-9])/g;

export const emails: EntityRecogniser = (context) =>
  findAll(context, 'email', EMAIL, ([email]) => ({ normal: email, confidence: 0.99 }));
