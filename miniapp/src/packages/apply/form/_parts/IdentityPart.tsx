import { View } from '@tarojs/components'
import { useMe } from '@/api/queries/me'
import { Card } from '@/components/Card'
import { Notice } from '@/components/Notice'
import { Row } from '@/components/Row'
import { open } from '@/device/navigate'
import { identity as words } from '@/i18n/texts/identity'
import { useText } from '@/i18n/use-text'
import { elementOf } from './steps'
import type { Draft } from './use-draft'
import type { Problem } from './use-form'

/** Whether who hands it in was checked, and is the person named above; the way to the check. */
export function IdentityPart({ draft, problems }: { draft: Draft; problems: readonly Problem[] }) {
  const { t } = useText(words)
  const { data: me } = useMe()
  if (me === undefined) return null
  const { identity } = me
  const isOther = problems.some(({ part, problem }) => part === 'identity' && problem === 'OTHER')
  const check = async () => {
    // The page shows what is written here.
    await draft.flush()
    await open('applyIdentity', { id: draft.shown.id })
  }
  return (
    <View id={elementOf('identity')}>
      {identity !== null && isOther ? (
        <Notice tone="soon" icon="info" title={t('otherTitle', { name: identity.name })}>
          {t('otherHelp')}
        </Notice>
      ) : null}
      <Card kind="rows">
        {identity === null || isOther ? (
          <Row icon="shield" title={t('part')} sub={t('partNeeded')} onTap={() => void check()} />
        ) : (
          <Row icon="shield" title={t('partKnown', { name: identity.name })} faded />
        )}
      </Card>
    </View>
  )
}
