import { projectionSpecification } from '@parley/testing';
import { factsStore } from '../testing/facts-store.support.spec';
import { journey } from '../testing/journey';

projectionSpecification('conversation-facts', { open: factsStore().open, events: [...journey('c1'), ...journey('c2')] });
