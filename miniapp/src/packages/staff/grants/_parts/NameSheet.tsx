import { type listGrants, nameStaff } from '@shared/contract/admin'
import type { AnswerOf } from '@shared/contract/endpoint'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { ApiError } from '@/api/api-error'
import { call } from '@/api/client'
import { errorText } from '@/api/error-text'
import { Button } from '@/components/Button'
import { Sheet } from '@/components/Sheet'
import { say, sayError } from '@/components/toast-store'
import { admin } from '@/i18n/texts/admin'
import { personName } from '@/i18n/use-person'
import { useText } from '@/i18n/use-text'
import { NameFields } from './NameFields'

export type Grant = AnswerOf<typeof listGrants>['grants'][number]

/** Who holds a role, in one word. */
export const whoOf = ({ person, phone, accountId }: Grant): string => personName(person, phone ?? accountId)

interface NameSheetProps {
  grant: Grant
  onClose: () => void
  onNamed: () => unknown
}

/** Sets how one of the hall's people is named; both left empty takes the name away. */
export function NameSheet({ grant, onClose, onNamed }: NameSheetProps) {
  const { t } = useText(admin)
  const [name, setName] = useState(grant.person?.name ?? '')
  const [badge, setBadge] = useState(grant.person?.badge ?? '')
  const [fault, setFault] = useState<ApiError>()
  const save = async () => {
    const body = { name: name.trim() || null, badge: badge.trim() || null }
    await call(nameStaff, { params: { id: grant.accountId }, body })
    say(t('named'))
    onClose()
    await onNamed()
  }
  const failed = (reason: unknown) => {
    if (reason instanceof ApiError && faultAt(reason) !== undefined) setFault(reason)
    else sayError(reason)
  }
  const error = (at: 'name' | 'badge') => (fault && faultAt(fault) === at ? errorText(fault) : undefined)
  const change = (write: (value: string) => void) => (value: string) => {
    write(value)
    setFault(undefined)
  }
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('nameTitle')}
      foot={<Button text={t('nameSave')} onTap={save} onError={failed} />}
    >
      <View className="staff-ask">{t('nameWhose', { who: whoOf(grant) })}</View>
      <NameFields
        name={{ value: name, onChange: change(setName), error: error('name') }}
        badge={{ value: badge, onChange: change(setBadge), error: error('badge') }}
      />
    </Sheet>
  )
}

/** Which of the two is not right. */
function faultAt({ code, field }: ApiError): 'name' | 'badge' | undefined {
  if (code === 'BADGE_TAKEN') return 'badge'
  return field === 'name' || field === 'badge' ? field : undefined
}
