import { asks, asksForPerson, burst, sends, type Script } from './script';

const en = (name: string, script: Omit<Script, 'name' | 'language'>): Script => ({ name: `en-${name}`, language: 'en', ...script });

export const englishScripts: readonly Script[] = [
  en('parcel-and-address', { turns: asks('Hello', 'Where is my order?', 'How can I change the delivery address of my order?', 'Thank you!') }),
  en('return-a-jacket', { turns: asks('How do I return an item?', 'And when will I get my refund?') }),
  en('shoes-too-small', { turns: asks('The shoes are too small, can I exchange them for another size?', 'thanks') }),
  en('card-declined', { turns: asks('Why was my payment declined?', 'Which payment methods do you accept?') }),
  en('paid-twice', { turns: asks('I was charged twice for one order'), thanks: 'Great, thanks' }),
  en('invoice', { turns: asks('Hi there', 'Where can I download an invoice for my order?') }),
  en('password', { turns: asks('I forgot my password, how do I reset it?', 'I cannot sign in to my account') }),
  en('delivery-cost', { turns: asks('How much does delivery cost?', 'How long does delivery take?', 'Do you deliver to other countries?') }),
  en('cancel', { turns: asks('I ordered by mistake, how do I cancel my order?') }),
  en('warranty', { turns: asks('How long is the warranty?', 'What if the item arrives damaged?') }),
  en('coupon', { turns: asks('My coupon code does not work', 'How do gift cards work?') }),
  en('opening-hours', { turns: asks('When is your customer service open?', 'bye') }),
  en('points', { turns: asks('How do I earn loyalty points?') }),
  en('delete-account', { turns: asks('Please tell me how to delete my account', 'Which data do you keep about me?') }),
  en('in-two-lines', { turns: [burst('hi', 'my parcel has not arrived,', 'what can I do?'), ...asks('Ok, thank you')] }),
  en('unclear-then-clear', { turns: asks('it is about the thing', 'When will I get my refund?') }),
  en('unclear-twice', { turns: [...asks('blorf the wug please'), asksForPerson('no, the other wug, the frobnicated one')], thanks: 'ok, now I got it' }),
  en('wants-a-human', { turns: [asksForPerson('I want to talk to a human, please')], thanks: 'Thank you for your quick help' }),
  en('wants-an-agent-later', {
    turns: [...asks('Where is my order?'), asksForPerson('That does not help. Can you connect me to an agent?')],
    thanks: 'Perfect, that is what I needed', comesBackWith: 'One more thing: how much does delivery cost?',
  }),
  en('angry', {
    turns: [...asks('Where is my order?'), asksForPerson('THIS IS ABSOLUTELY UNACCEPTABLE!!! Three weeks of lies, you are the WORST shop ever, I am furious and want my money back NOW!!!')],
    thanks: 'Fine. I will wait until Friday then.',
  }),
  en('photo-of-damage', { on: ['whatsapp'], turns: [sends({ media: 'image' }), ...asks('My item arrived damaged, what now?')] }),
  en('photo-with-words', { on: ['whatsapp'], turns: [sends({ media: 'image', caption: 'My item arrived damaged, what can I do?' })] }),
  en('voice-messages', { on: ['whatsapp'], turns: [sends({ media: 'audio' }), sends({ media: 'audio' }, true)], thanks: 'Sure, I can type as well' }),
  en('place', { on: ['whatsapp', 'http'], turns: [sends({ location: { latitude: 52.52, longitude: 13.405, name: 'Pick-up point' } }), ...asks('Do you deliver on Saturdays?')] }),
  en('thumbs-up', { on: ['whatsapp'], turns: [...asks('When will my package arrive?'), sends({ react: '👍' })] }),
  en('strange-kind', { on: ['whatsapp'], turns: [sends({ unknownKind: 'hologram' }), ...asks('How do I track my parcel?')] }),
];
