/** Makes the database, schemas and roles once, where the services run in containers. */
import { ensureDatabases } from './databases.mjs';
import { badSetting } from './errors.mjs';

const { PARLEY_POSTGRES_ADMIN_URL: adminUrl, PARLEY_ROLE_PASSWORD: password } = process.env;
if (adminUrl === undefined) throw badSetting('PARLEY_POSTGRES_ADMIN_URL', "the superuser's postgres:// address");
if (password === undefined || password.length < 8)
  throw badSetting('PARLEY_ROLE_PASSWORD', 'at least 8 characters long');
await ensureDatabases(adminUrl, () => password);
