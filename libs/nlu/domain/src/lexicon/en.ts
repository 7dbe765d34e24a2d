import type { Lexicon } from './lexicon';
import { englishMood } from './en-mood';

/** English. See {@link Lexicon} for the notation. */
export const english: Lexicon = {
  intents: {
    'order.status': [
      [3, 'where + is|are ~ order|package|parcel|shipment|stuff|delivery|purchase|item, where ~ my order|my package|my parcel, track ~ order|package|parcel|shipment|delivery, order status, status + of|on ~ order|package|delivery|shipment|purchase'],
      [3, 'when will|does|is|can ~ order|package|parcel|item|delivery|shipment ~ arrive|ship|come|delivered|here|dispatched|sent, has|have|did ~ order|package|parcel|item|you ~ shipped|dispatched|sent|left, tracking + number|info|information|code|link|details|page'],
      [2, 'check ~ order|delivery, look up ~ order, find my order, how long ~ delivery|shipping|arrive|deliver, when ~ arrive|delivered|ship|get it, update on ~ order|package|delivery, order ~ still processing|not shipped, eta, progress of ~ order'],
      [1, 'my order, tracking, track'],
    ],
    'order.cancel': [
      [3, 'cancel ~ order|purchase|it|item|that|this, cancellation, call off ~ order, stop ~ order, withdraw ~ order|purchase, don\'t|do not + want ~ order, undo ~ order, order ~ cancelled|canceled|cancel, ordered ~ by mistake|accidentally, order ~ by mistake|accidentally'],
      [2, 'cancel, changed my mind'],
    ],
    'return.request': [
      [3, 'return ~ item|order|product|this|it|shoes|shirt|dress|them|these|package|goods|jacket|phone|something|article, send|ship ~ back, want|like|need|wish|how|can|could|may ~ return, return + label|policy|form|process|window|shipping|request, start|initiate|make|request|arrange ~ return, give it back, take it back'],
      [3, 'exchange ~ size|for|item|it|product|order|this|colour|color|them, swap ~ size|for|item|it|this, doesn\'t fit, does not fit, too small|big|large|tight ~ return|exchange|swap|bigger|smaller'],
      [1, 'return, exchange, too small, too big, wrong size'],
    ],
    'refund.status': [
      [3, 'where|when|whens|whats ~ refund|money back|reimbursement, refund status, status of ~ refund, haven\'t|have not|hasn\'t|didn\'t|did not|never|not|still|no sign of ~ refund|money back, refund ~ yet|arrive|arrived|processed|pending|take|taking|come|showing|status|credited|received|through|missing, how long ~ refund|money back, waiting + for|on ~ refund|money back|reimbursement, refund + hasn\'t|has not|is not|isn\'t|still'],
    ],
    'refund.request': [
      [3, 'want|need|like|demand|request|give|issue|expect|claim|entitled ~ refund|money back|reimbursement, refund + me|my|the|this|please|it, money back, can|could|may|how|possible ~ refund|refunded|reimbursed, ask ~ refund, get|getting ~ refund|refunded, full|partial + refund, be refunded, reimburse me'],
      [2, 'refund, reimbursement, reimburse, chargeback'],
    ],
    'payment.failed': [
      [3, 'payment|card|transaction|checkout|paypal|visa|mastercard|apple pay|bank ~ failed|fail|failing|declined|declining|rejected|not go through|didn\'t go through|doesn\'t go through|won\'t go through|doesn\'t work|not working|error|refused|unsuccessful|not accepted|stuck, can\'t|cannot|can not|unable to|couldn\'t|won\'t let me|not able to|trouble|failed to|impossible to ~ pay|paying|check out|checkout|complete my purchase|place the order|place my order'],
      [3, 'charged|billed|debited|paid ~ twice|two times|double|three times|multiple times|wrong amount, double + charge|charged|payment, overcharged, declined ~ card|payment, payment|billing + error|problem|issue|trouble, problem|issue|trouble|error + with|during|at ~ payment|checkout, charged ~ too much|more than'],
      [2, 'unknown|unauthorised|unauthorized|strange|unexpected + charge|payment|transaction'],
    ],
    'invoice.request': [
      [3, 'invoice, vat receipt, tax receipt, send|need|get|have|want|download|find|print|email|forward|resend ~ receipt|bill|invoice, proof of purchase, copy of ~ receipt|bill'],
      [2, 'receipt, vat number'],
    ],
    'delivery.late': [
      [3, 'order|package|delivery|parcel|shipment|it|item|courier ~ late|delayed|overdue|stuck|lost|not here|nowhere, should have + arrived|been delivered|come|been here, supposed to ~ arrive|come|delivered|here|get, still ~ hasn\'t|has not|not|haven\'t|nothing|waiting for|no sign ~ arrived|received|come|shown up|got|order|package|parcel|delivery|delivered|here, haven\'t|have not|never|didn\'t|did not|not ~ received|receive|got|get ~ order|package|parcel|delivery|it|item|anything|stuff|shipment|goods|purchase'],
      [3, 'hasn\'t|has not|haven\'t|have not|not|never ~ arrived|arrive|come|been delivered|moved|shown up|turned up|show up, waiting ~ days|weeks|week|ages|month|months, late delivery, delivery is late, lost ~ package|parcel|order|mail, where the + hell|heck, taking ~ too long|so long|forever, says delivered, marked as delivered, still waiting'],
      [2, 'late, delayed, delay, overdue, no package, missing + package|parcel|delivery'],
    ],
    'delivery.address-change': [
      [3, 'change|update|edit|correct|modify|wrong|different|new|fix|another|other|amend|incorrect|mistake|typo ~ address|postcode|zip code|street|house number, address ~ change|changed|wrong|incorrect|update|updated|mistake|typo|edit|outdated, ship|send|deliver|redirect|reroute ~ different|another|other|new|my work|my office ~ address|place|location, redirect ~ package|parcel|delivery|order, moved|moving ~ address|house|flat|apartment|city'],
      [1, 'address, moved house'],
    ],
    'product.availability': [
      [3, 'in stock, out of stock, restock, restocked, sold out, do you still ~ have|sell|stock, is|are ~ available, available ~ in|again|size|colour|color|now|soon, availability, do you have ~ size|color|colour|model|version|in|left|black|blue|red|white|green|more|any, when ~ available|back in, do you + sell|carry|stock, can i|where can i|can you ~ preorder|pre-order|order in advance'],
      [2, 'available, unavailable, come in ~ size|color|colour, have it in'],
    ],
    'product.defect': [
      [3, 'broken, defective, faulty, cracked, shattered, malfunctioning, malfunction, damaged, broke ~ after|in|already|down, doesn\'t|does not|won\'t|not|stopped|isn\'t|no longer|hardly ~ work|working|turn on|switch on|charge|charging|function|start|power on, stopped working, wrong + item|product|colour|color|order|model|thing, missing + part|parts|piece|pieces|item|items|screws|cable|accessory|accessories'],
      [3, 'arrived|came|received|got ~ broken|damaged|dirty|used|empty|wrong|scratched|torn, dead on arrival, keeps ~ crashing|freezing|breaking|disconnecting|turning off|restarting|beeping, fell apart, quality ~ bad|poor|terrible|awful, poor|bad + quality, overheats, not what i ordered'],
      [2, 'scratched, torn, defect, leaking, leaks, scratch, hole in, stain, under warranty, repair'],
    ],
    'account.login': [
      [3, 'can\'t|cannot|can not|unable to|couldn\'t|not able to|won\'t let me|doesn\'t let me|trouble|problem|problems|issue|issues|difficulty|failed to|help me|how do i|how to ~ log in|login|log into|log on|logging in|sign in|signin|sign into|signing in|access my account|access the account|get into my account, log in|login|sign in|signing in|logging in ~ problem|issue|error|fail|fails|failed|not working|doesn\'t work|won\'t work|broken|impossible, locked out, account ~ locked|blocked|suspended|disabled|hacked'],
      [3, 'verification|security|confirmation|login + code ~ not|never|didn\'t|doesn\'t|hasn\'t|no, two factor, 2fa'],
      [1, 'log in, login, sign in, my account'],
    ],
    'account.password-reset': [
      [3, 'reset|resetting|forgot|forget|forgotten|change|lost|recover|remember|new|don\'t know|update|restore ~ password|passcode|pin, password ~ reset|forgotten|wrong|not working|doesn\'t work|expired|change|incorrect|lost|recovery|link'],
      [2, 'password, passcode'],
    ],
    'account.delete': [
      [3, 'delete|close|remove|deactivate|cancel|erase|terminate|get rid of|wipe ~ account|profile|my data|personal data|membership|all my information, account + deletion|closure, data + deletion|erasure, right to be forgotten, unregister, deregister'],
    ],
    'coupon.problem': [
      [3, 'coupon|code|voucher|discount|promo|promotion|gift card ~ not|doesn\'t|won\'t|isn\'t|didn\'t|invalid|expired|fail|failed|error|rejected|refused|problem|issue|cannot|can\'t|never|wasn\'t, can\'t|cannot|unable to|how|where|forgot|couldn\'t|won\'t let me ~ use|apply|redeem|enter|add|combine ~ coupon|voucher|promo|promo code|code|discount|gift card|coupons|vouchers|codes, invalid ~ coupon|code|voucher'],
      [2, 'coupon, promo code, voucher, discount code, promotional code, gift card'],
    ],
    'opening-hours': [
      [3, 'opening + hours|times|time, business|office|store|shop|working|service|support + hours, what time|when|until when|till when ~ open|close|opens|closes|opening|closing, are you|is the shop|is the store|is your store|is your shop ~ open|closed, open ~ today|tomorrow|sunday|saturday|weekend|weekends|now|holiday|holidays|christmas|monday|easter, hours of operation, how late ~ open, what are your hours'],
      [1, 'hours'],
    ],
    'appointment.book': [
      [3, 'book|schedule|make|arrange|set up|reserve|reschedule|cancel|change|move|postpone|get|need|want|confirm ~ appointment|visit|consultation|slot|fitting|installation|technician|viewing|time slot, reschedule, have an appointment, come by ~ appointment'],
      [2, 'appointment, reservation, booking, consultation, fitting'],
    ],
    complaint: [
      [3, 'complaint, complain, file|make|lodge|raise ~ complaint, worst|terrible|horrible|awful|bad|poor|unacceptable|disgusting|appalling|lousy|useless|pathetic|disappointing ~ service|experience|company|support|shop|store|treatment, service|support|experience|company ~ terrible|horrible|awful|worst|unacceptable|sucks|useless|joke|disgrace|appalling|pathetic|disappointing|rude, i will sue, my lawyer, consumer protection, trading standards, better business bureau'],
      [3, 'not happy with, unhappy with, disappointed + with|in|by, dissatisfied, rip off, ripoff, scam, scammers, rude to me, so rude, never again|never order|never buy|never shop, bad review'],
      [2, 'unacceptable, ridiculous, outrageous, disgraceful, disgusted, disappointed, rude, a joke'],
    ],
    'human.request': [
      [3, 'talk|speak|chat|connect|transfer|put|reach|contact|want|need|pass|get|give|like|switch|hand|escalate ~ human|agent|representative|rep|operator|advisor|adviser|supervisor|manager|real person|live agent|actual person|live person|live chat|support staff|human being|customer service|customer support|real human, talk|speak|chat|connect me|put me through|transfer me ~ someone|somebody|person|people|staff|support|team|colleague'],
      [3, 'live + agent|person|support|human|representative|chat, real + person|human|agent|people, human + agent|being|support|help|please|assistance, service|support + representative|rep|agent, not a + bot|robot|machine|chatbot, no + bot|bots|robots|machine, stop ~ bot, someone|somebody ~ call|ring|phone me, call me back, ring me back, have ~ call|ring|phone ~ me, please + call|ring|phone + me, can|could you + call|ring|phone + me, phone call from, is anyone there, is anybody there, hate|sick of|tired of ~ bot|robot|chatbot|machine, actual + human|person, put me through, pass me to, speak|talk ~ in|with ~ team|department|reception|fraud, get me ~ manager|supervisor|human|person, get your + manager|supervisor, want + the|your|a ~ manager|supervisor|boss, where ~ manager|supervisor, ^supervisor, ^manager, ^agent, ^operator, ^representative, ^human, supervisor now, manager now, real people|person ~ answer|help|there, person + working there, human to, a human|person ~ answer|reply|respond, any humans, who is ~ in charge, head of ~ call|calls|ring|contact, somebody real, someone real, manager please, supervisor please, talk|speak ~ whoever|director|handler|owner|boss|engineer|decisions, call with ~ director|manager|owner|boss|engineer, phone|ring + me, give me a call, call me + on|at, human being, not a machine|bot|robot'],
      [3, '=human, =agent, =representative, =operator, =person, =human agent, =agent please, =human now, =a human, =customer service, =support, =rep'],
    ],
    greeting: [[2, '^hi, ^hello, ^hey, ^hiya, ^howdy, good morning, good afternoon, good evening, ^greetings, ^dear']],
    thanks: [[2, 'thank you, thanks, thx, ^cheers, appreciate + it|that|your, much appreciated, ty, thankyou']],
    goodbye: [[2, 'bye, goodbye, see you, see ya, have a + nice|good|great + day|evening|weekend|one, good night, take care, that\'s all, that is all, that will be all']],
  },
  shadows: 'human error, real estate, return address, gift card balance, customer service hours, support hours, no problem, no worries, never mind, not bad, why not, good luck, ship it back, thanks to, no thanks to, in order to, a lot of time',
  requestNegators: "don't, do not, didn't, did not, don't|do not|didn't|doesn't + want|need|wish|mean|like, no need + to|for, rather not, not trying to, not going to, without having to, instead of",
  mood: englishMood,
};
