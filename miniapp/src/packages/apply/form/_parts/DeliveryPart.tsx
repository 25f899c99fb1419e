import { postedTo } from '@shared/domain/delivery'
import { View } from '@tarojs/components'
import { DeliveryFields } from '@/components/delivery/DeliveryFields'
import { Heading } from '@/components/Heading'
import { delivery as words } from '@/i18n/texts/delivery'
import { useText } from '@/i18n/use-text'
import { elementOf } from './steps'
import type { Draft } from './use-draft'

/** How the result shall come; nobody has to say anything: it is collected where it was handed in. */
export function DeliveryPart({ draft, errorOf }: { draft: Draft; errorOf: (part: string) => string | undefined }) {
  const { t } = useText(words)
  const { shown, change } = draft
  return (
    <View id={elementOf('delivery')}>
      <Heading text={t('way')} note={t('wayNote')} />
      <DeliveryFields
        value={shown.delivery}
        handedIn={shown.pointId}
        suggested={postedTo(shown.applicant)}
        onChange={(delivery) => change({ delivery })}
        errorOf={(part) => errorOf(`delivery.${part}`)}
      />
    </View>
  )
}
