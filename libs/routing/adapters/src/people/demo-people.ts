import { QUEUES } from '@parley/routing/domain';
import type { People, Person } from './people';

const agent = { roles: ['agent'], skills: [...QUEUES], capacity: 5 };
const staff = { languages: ['en'], skills: [], capacity: 0 };

const DEMO: readonly Pick<Person, 'email' | 'name' | 'roles' | 'languages' | 'skills' | 'capacity' | 'locale'>[] = [
  { email: 'ada@demo.parley', name: 'Ada', ...agent, languages: ['en'], locale: 'en' },
  { email: 'chen@demo.parley', name: '陈 Chen', ...agent, languages: ['zh', 'en'], locale: 'zh' },
  {
    email: 'sam@demo.parley',
    name: 'Sam',
    ...agent,
    roles: ['supervisor', 'agent'],
    languages: ['en', 'zh'],
    locale: 'en',
  },
  { email: 'eve@demo.parley', name: 'Eve', ...staff, roles: ['editor'], locale: 'en' },
  // Articles need a second editor: nobody approves what they wrote.
  { email: 'rui@demo.parley', name: '瑞 Rui', ...staff, languages: ['zh', 'en'], roles: ['editor'], locale: 'zh' },
  { email: 'ana@demo.parley', name: 'Ana', ...staff, roles: ['analyst'], locale: 'en' },
  { email: 'root@demo.parley', name: 'Root', ...staff, roles: ['admin'], locale: 'en' },
];

/** The people of the demo workspace, all with the same password. */
export async function seedDemoPeople(people: People, passwordHash: string): Promise<void> {
  await people.add(DEMO.map((person) => ({ ...person, tenant: 'demo', passwordHash })));
}
