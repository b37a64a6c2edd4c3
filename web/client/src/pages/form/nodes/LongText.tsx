import { Textarea } from '@digdir/designsystemet-react'
import { type ComponentProps, useLayoutEffect, useRef } from 'react'

interface Props extends Omit<ComponentProps<typeof Textarea>, 'value' | 'defaultValue' | 'onChange'> {
  value: string
  onText: (text: string) => void
}

/**
 * A text of several lines. The value is put into it here, and only when it is another: React would also write it
 * between the tags at every key, after which the browser looks at the style of the whole page.
 */
export function LongText({ value, onText, ...rest }: Props) {
  const element = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => {
    if (element.current && element.current.value !== value) element.current.value = value
  }, [value])
  return <Textarea ref={element} {...rest} onChange={(event) => onText(event.target.value)} />
}
