import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { IntlProvider } from 'react-intl'
import { chosenLanguage, rememberLanguage } from './chosen-language.ts'
import { LanguageContext } from './language-context.ts'
import { locales, messages } from './languages.ts'

/** Gives every page its language and lets it be changed without losing what is typed. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(chosenLanguage)
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  const choice = useMemo(
    () => ({
      language,
      choose: (chosen: typeof language) => {
        rememberLanguage(chosen)
        setLanguage(chosen)
      },
    }),
    [language],
  )
  return (
    <LanguageContext value={choice}>
      <IntlProvider locale={locales[language]} messages={messages[language]} defaultLocale="en-GB">
        {children}
      </IntlProvider>
    </LanguageContext>
  )
}
