import { ParleyError } from '@parley/contracts';
import type { Retriever } from '@parley/knowledge/domain';

const ROUNDS = 30;
const TEXTS = ['Where is my order?', '退款多久到账', 'How do I return an item?', '怎么开发票'];

/** Asks the index some questions, so that the first customer meets compiled code and an open connection. */
export async function rehearse(retriever: Retriever): Promise<void> {
  const queries = TEXTS.map((text) => ({ tenant: 'warm-up', text, time: new Date().toISOString() }));
  try {
    for (let round = 0; round < ROUNDS; round += 1) await retriever.retrieve(queries);
  } catch (error) {
    // Without the search engine the service starts all the same: articles and conversations go on, retrieval waits.
    if (!(error instanceof ParleyError && error.retriable)) throw error;
  }
}
