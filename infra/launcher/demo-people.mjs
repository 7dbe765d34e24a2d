/** The demo workspace's log-ins, as the routing service seeds them. */
export const demoPassword = 'parley-demo';

export const demoPeople = [
  { role: 'Agents', logins: ['ada@demo.parley', 'chen@demo.parley'] },
  { role: 'Supervisor', logins: ['sam@demo.parley'] },
  { role: 'Editors', logins: ['eve@demo.parley', 'rui@demo.parley'] },
  { role: 'Analyst', logins: ['ana@demo.parley'] },
  { role: 'Admin', logins: ['root@demo.parley'] },
];
