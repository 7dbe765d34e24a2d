import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { localeOf, translator, type Locale, type Translate } from './i18n';

interface Language {
  readonly locale: Locale;
  readonly t: Translate;
  /** The person's own choice, kept for the next time. */
  readonly choose: (locale: Locale) => void;
  /** What the person's profile says; a choice made on this machine wins. */
  readonly suggest: (tag: string) => void;
}

const KEY = 'parley.console.language';
const LanguageContext = createContext<Language | undefined>(undefined);

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [chosen, setChosen] = useState(() => localStorage.getItem(KEY));
  const [suggested, setSuggested] = useState(navigator.language);
  const locale = localeOf(chosen ?? suggested);
  useEffect(() => {
    document.documentElement.lang = locale === 'zh' ? 'zh-CN' : 'en';
  }, [locale]);
  const choose = useCallback((next: Locale) => {
    localStorage.setItem(KEY, next);
    setChosen(next);
  }, []);
  const value = useMemo(() => ({ locale, t: translator(locale), choose, suggest: setSuggested }), [locale, choose]);
  return <LanguageContext value={value}>{children}</LanguageContext>;
}

export function useLanguage(): Language {
  const language = use(LanguageContext);
  if (!language) throw new Error('LanguageProvider is missing');
  return language;
}

export function LanguageSwitch() {
  const { locale, t, choose } = useLanguage();
  return (
    <div className="segments" role="group" aria-label={t('language.label')}>
      {(['en', 'zh'] as const).map((one) => (
        <button key={one} type="button" lang={one} aria-pressed={locale === one} onClick={() => choose(one)}>
          {one === 'en' ? 'EN' : '中文'}
        </button>
      ))}
    </div>
  );
}
