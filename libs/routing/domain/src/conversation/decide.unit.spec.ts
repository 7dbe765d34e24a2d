import { describe, it } from '@jest/globals';
import { deciderSpecification } from '@parley/testing';
import type { AgentLoad } from '../agent/agent';
import type { ConversationCommand } from './commands';
import { decideConversation } from './decide';
import {
  evolveConversation,
  initialConversation,
  type ConversationEvent,
  type RoutedConversation,
} from './routed-conversation';

const START = '2026-03-01T10:00:00.000Z';
const NOW = '2026-03-01T10:01:00.000Z';
const conversationId = 'c1';
const escalation = { escalationId: 'e1', queueId: 'billing', priority: 50, language: 'en' };
const ids = { conversationId, escalationId: 'e1' };
const content = { kind: 'text' as const, text: 'Hello' };
const wrapUp = { category: 'billing', outcome: 'solved', escalationReasonCorrect: true };
const ada: AgentLoad = { agentId: 'ada', presence: 'online', capacity: 2, load: 1 };
const bob: AgentLoad = { ...ada, agentId: 'bob' };

const queue: ConversationCommand = { type: 'Queue', conversationId, now: NOW, waitingSince: START, ...escalation };
const offer = (agent: AgentLoad): ConversationCommand => ({
  type: 'OfferToAgent',
  conversationId,
  now: NOW,
  agent,
  offerId: 'o1',
  expiresTime: NOW,
});
const claim = (agent: AgentLoad): ConversationCommand => ({
  type: 'Claim',
  conversationId,
  now: NOW,
  agent,
  assignmentId: 'a1',
});
const answer = (type: 'AcceptOffer' | 'RejectOffer', agentId = 'ada', offerId = 'o1'): ConversationCommand => ({
  type,
  conversationId,
  now: NOW,
  agentId,
  offerId,
  assignmentId: 'a1',
});
const expire: ConversationCommand = { type: 'ExpireOffer', conversationId, now: NOW, offerId: 'o1' };
const release = (agentId: string): ConversationCommand => ({ type: 'Release', conversationId, now: NOW, agentId });
const abandon: ConversationCommand = { type: 'ReleaseAbandoned', conversationId, now: NOW, assignmentId: 'a1' };
const reply = (agentId: string): ConversationCommand => ({
  type: 'SubmitReply',
  conversationId,
  now: NOW,
  agentId,
  replyId: 'r1',
  content,
});
const resolve = (agentId: string): ConversationCommand => ({
  type: 'SubmitResolution',
  conversationId,
  now: NOW,
  agentId,
  wrapUp,
});
const end = (cause: 'resolved' | 'conversation-closed' | 'returned-to-bot'): ConversationCommand => ({
  type: 'End',
  conversationId,
  now: NOW,
  cause,
});

const queued: ConversationEvent = {
  type: 'routing.ConversationQueued',
  time: START,
  data: { conversationId, ...escalation },
};
const offered: ConversationEvent = {
  type: 'routing.ConversationOffered',
  time: NOW,
  data: { ...ids, offerId: 'o1', agentId: 'ada', expiresTime: NOW },
};
const assigned = (how: 'claimed' | 'accepted-offer' = 'claimed'): ConversationEvent => ({
  type: 'routing.ConversationAssigned',
  time: NOW,
  data: { ...ids, assignmentId: 'a1', agentId: 'ada', how },
});
const offerEnded = (cause: 'expired' | 'rejected' | 'withdrawn'): ConversationEvent => ({
  type: 'routing.OfferEnded',
  time: NOW,
  data: { ...ids, offerId: 'o1', agentId: 'ada', cause },
});
const assignmentEnded = (
  cause: 'resolved' | 'released' | 'agent-offline' | 'conversation-closed',
): ConversationEvent => ({
  type: 'routing.AssignmentEnded',
  time: NOW,
  data: { ...ids, assignmentId: 'a1', agentId: 'ada', cause },
});
const requeued = (requeueCause: string): ConversationEvent => ({
  type: 'routing.ConversationQueued',
  time: NOW,
  data: { conversationId, ...escalation, requeueCause },
});
const dequeued = (cause: 'conversation-closed' | 'returned-to-bot' | 'escalated-again'): ConversationEvent => ({
  type: 'routing.ConversationDequeued',
  time: NOW,
  data: { ...ids, cause },
});
const replied: ConversationEvent = {
  type: 'routing.AgentReplySubmitted',
  time: NOW,
  data: { conversationId, agentId: 'ada', assignmentId: 'a1', replyId: 'r1', content },
};
const resolved: ConversationEvent = {
  type: 'routing.ResolutionSubmitted',
  time: NOW,
  data: { conversationId, agentId: 'ada', assignmentId: 'a1', wrapUp },
};

const judge = (agentId: string, verdict: 'helpful' | 'wrong' | 'withdrawn'): ConversationCommand => ({
  type: 'JudgeAnswer',
  conversationId,
  now: NOW,
  agentId,
  replyId: 'r0',
  verdict,
});
const judged = (agentId: string, verdict: 'helpful' | 'wrong' | 'withdrawn'): ConversationEvent => ({
  type: 'routing.AnswerJudged',
  time: NOW,
  data: { replyId: 'r0', conversationId, agentId, verdict },
});
const correct = (agentId: string, intent: string): ConversationCommand => ({
  type: 'CorrectIntent',
  conversationId,
  now: NOW,
  agentId,
  messageId: 'm1',
  text: 'my points',
  recognisedIntent: 'order.status',
  intent,
});
const corrected = (agentId: string, intent: string): ConversationEvent => ({
  type: 'routing.MessageIntentCorrected',
  time: NOW,
  data: { conversationId, messageId: 'm1', agentId, text: 'my points', recognisedIntent: 'order.status', intent },
});

const { given } = deciderSpecification<RoutedConversation, ConversationCommand, ConversationEvent>({
  decide: decideConversation,
  evolve: evolveConversation,
  initialState: initialConversation,
});

describe('An escalated conversation', () => {
  it('waits in the queue of its escalation since the escalation', () => given([]).when(queue).then([queued]));
  it('is queued once for one escalation', () => given([queued]).when(queue).thenNothing());
  it('is not queued again for an escalation that ended', () =>
    given([queued, assigned(), assignmentEnded('resolved')])
      .when(queue)
      .thenNothing());
  it('is queued anew for a later escalation, which ends the assignment of the older one', () => {
    const again = { ...escalation, escalationId: 'e2' };
    given([queued, assigned()])
      .when({ type: 'Queue', conversationId, now: NOW, waitingSince: NOW, ...again })
      .then([
        assignmentEnded('released'),
        { type: 'routing.ConversationQueued', time: NOW, data: { conversationId, ...again } },
      ]);
  });

  it('is offered to an agent with free capacity', () => given([queued]).when(offer(ada)).then([offered]));
  it('is offered to one agent at a time', () =>
    given([queued, offered]).when(offer(bob)).thenFails('ROUTING.NOT_WAITING'));
  it('is not offered beyond capacity', () =>
    given([queued])
      .when(offer({ ...ada, load: 2 }))
      .thenFails('ROUTING.OVER_CAPACITY'));

  it('is assigned to the agent who accepts the offer', () =>
    given([queued, offered])
      .when(answer('AcceptOffer'))
      .then([assigned('accepted-offer')]));
  it('is not assigned by an offer to somebody else', () =>
    given([queued, offered]).when(answer('AcceptOffer', 'bob')).thenFails('ROUTING.OFFER_GONE'));
  it('is not assigned by an offer that ended', () =>
    given([queued, offered, offerEnded('expired')])
      .when(answer('AcceptOffer'))
      .thenFails('ROUTING.OFFER_GONE'));

  it('returns to the queue when the offer is rejected', () =>
    given([queued, offered])
      .when(answer('RejectOffer'))
      .then([offerEnded('rejected')]));
  it('keeps its offer when another one is rejected', () =>
    given([queued, offered])
      .when(answer('RejectOffer', 'ada', 'o0'))
      .thenFails('ROUTING.OFFER_GONE'));
  it('can be offered again after a rejection', () =>
    given([queued, offered, offerEnded('rejected')])
      .when(claim(bob))
      .then([
        {
          type: 'routing.ConversationAssigned',
          time: NOW,
          data: { ...ids, assignmentId: 'a1', agentId: 'bob', how: 'claimed' },
        },
      ]));

  it('returns to the queue when the offer expires', () =>
    given([queued, offered])
      .when(expire)
      .then([offerEnded('expired')]));
  it('ignores the expiry of an offer that was accepted', () =>
    given([queued, offered, assigned('accepted-offer')])
      .when(expire)
      .thenNothing());
  it('ignores the expiry of an offer that is not its own', () => given([queued]).when(expire).thenNothing());

  it('is assigned to the agent who claims it', () => given([queued]).when(claim(ada)).then([assigned()]));
  it('takes the claim of the agent it is offered to as acceptance, at full capacity too', () =>
    given([queued, offered])
      .when(claim({ ...ada, load: 2 }))
      .then([assigned('accepted-offer')]));
  it('is not claimed while it is offered to another agent', () =>
    given([queued, offered]).when(claim(bob)).thenFails('ROUTING.OFFERED_TO_ANOTHER'));
  it('is claimed once', () => given([queued, assigned()]).when(claim(bob)).thenFails('ROUTING.ALREADY_ASSIGNED'));
  it('is not claimed beyond capacity', () =>
    given([queued])
      .when(claim({ ...ada, load: 2 }))
      .thenFails('ROUTING.OVER_CAPACITY'));
  it('is not claimed by an agent who is offline', () =>
    given([queued])
      .when(claim({ ...ada, presence: 'offline' }))
      .thenFails('ROUTING.AGENT_OFFLINE'));
  it('is not claimed when it waits for nobody', () => given([]).when(claim(ada)).thenFails('ROUTING.NOT_WAITING'));

  it('returns to the queue when its agent releases it', () =>
    given([queued, assigned()])
      .when(release('ada'))
      .then([assignmentEnded('released'), requeued('released')]));
  it('is released by its agent only', () =>
    given([queued, assigned()]).when(release('bob')).thenFails('ROUTING.NOT_ASSIGNEE'));
  it('is released once', () =>
    given([queued, assigned(), assignmentEnded('released'), requeued('released')])
      .when(release('ada'))
      .thenFails('ROUTING.NOT_ASSIGNEE'));

  it('returns to the queue when its agent stays away', () =>
    given([queued, assigned()])
      .when(abandon)
      .then([assignmentEnded('agent-offline'), requeued('agent-offline')]));
  it('is not taken from an agent who has resolved it', () =>
    given([queued, assigned(), resolved]).when(abandon).thenNothing());
  it('is not taken from its next agent', () => given([queued]).when(abandon).thenNothing());

  it('takes replies of its agent', () => given([queued, assigned()]).when(reply('ada')).then([replied]));
  it('takes replies of nobody else', () =>
    given([queued, assigned()]).when(reply('bob')).thenFails('ROUTING.NOT_ASSIGNEE'));
  it('takes no reply after its resolution', () =>
    given([queued, assigned(), resolved]).when(reply('ada')).thenFails('ROUTING.ALREADY_RESOLVED'));

  it('takes the resolution of its agent', () => given([queued, assigned()]).when(resolve('ada')).then([resolved]));
  it('takes the resolution of nobody else', () =>
    given([queued, offered]).when(resolve('ada')).thenFails('ROUTING.NOT_ASSIGNEE'));
  it('takes one resolution', () => given([queued, assigned(), resolved]).when(resolve('ada')).thenNothing());

  it('takes what any agent says that the customer meant, whoever holds it', () =>
    given([queued, assigned()])
      .when(correct('bob', 'loyalty.points'))
      .then([corrected('bob', 'loyalty.points')]));
  it('takes a correction after its end', () =>
    given([queued, assigned(), assignmentEnded('resolved')])
      .when(correct('ada', 'none'))
      .then([corrected('ada', 'none')]));
  it('takes the same word of the same agent once, also over a later escalation', () => {
    given([queued, corrected('ada', 'none')]).when(correct('ada', 'none')).thenNothing();
    const again = { type: 'routing.ConversationQueued' as const, time: NOW, data: { conversationId, ...escalation, escalationId: 'e2' } };
    given([queued, corrected('ada', 'none'), again, assigned(), assignmentEnded('resolved')])
      .when(correct('ada', 'none'))
      .thenNothing();
  });
  it('takes another word of the same agent, and the same of another agent', () => {
    given([queued, corrected('ada', 'none')])
      .when(correct('ada', 'loyalty.points'))
      .then([corrected('ada', 'loyalty.points')]);
    given([queued, corrected('ada', 'none')])
      .when(correct('bob', 'none'))
      .then([corrected('bob', 'none')]);
  });
  it('takes no correction when it was never escalated', () =>
    given([])
      .when(correct('ada', 'none'))
      .thenFails('ROUTING.CONVERSATION_NOT_FOUND'));

  it('takes the word of any agent on an answer, once, whoever holds it and even after its end', () => {
    given([queued, assigned()]).when(judge('bob', 'wrong')).then([judged('bob', 'wrong')]);
    given([queued, assigned(), judged('bob', 'wrong')]).when(judge('ada', 'wrong')).thenNothing();
    given([queued, assigned(), judged('bob', 'wrong'), resolved]).when(judge('ada', 'helpful')).then([judged('ada', 'helpful')]);
    given([queued, assigned(), judged('bob', 'wrong'), assignmentEnded('resolved')]).when(judge('bob', 'withdrawn')).then([judged('bob', 'withdrawn')]);
  });
  it('takes nothing back that nobody said', () => {
    given([queued]).when(judge('ada', 'withdrawn')).thenNothing();
    given([queued, judged('ada', 'helpful'), judged('ada', 'withdrawn')]).when(judge('ada', 'withdrawn')).thenNothing();
  });
  it('has its answers judged only where it is known', () => given([]).when(judge('ada', 'wrong')).thenFails('ROUTING.CONVERSATION_NOT_FOUND'));

  it('leaves the queue when the conversation closes', () =>
    given([queued])
      .when(end('conversation-closed'))
      .then([dequeued('conversation-closed')]));
  it('ends its offer when the conversation closes', () =>
    given([queued, offered])
      .when(end('conversation-closed'))
      .then([offerEnded('withdrawn')]));
  it('frees its agent when the conversation closes', () =>
    given([queued, assigned()])
      .when(end('resolved'))
      .then([assignmentEnded('resolved')]));
  it('frees its agent when the bot has it again', () =>
    given([queued, assigned()])
      .when(end('returned-to-bot'))
      .then([assignmentEnded('released')]));
  it('ends once', () =>
    given([queued, offered, offerEnded('withdrawn')])
      .when(end('conversation-closed'))
      .thenNothing());
});
