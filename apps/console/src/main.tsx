import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { LanguageProvider } from './i18n/language';
import { SessionProvider } from './session/session-context';
import './shared/tokens.css';
import './shared/controls.css';
import './shared/layout.css';
import './queue/queue.css';
import './conversation/conversation.css';
import './conversation/answer-verdict.css';
import './conversation/intent-correction.css';
import './kpi/kpi.css';
import './knowledge/knowledge.css';
import './intents/intents.css';
import './glossary/glossary.css';
import './past/past.css';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root');
createRoot(root).render(
  <StrictMode>
    <LanguageProvider>
      <SessionProvider>
        <App />
      </SessionProvider>
    </LanguageProvider>
  </StrictMode>,
);
