import { texts } from '../texts'

/** What a certificate is worth today. */
export const certificateStatus = texts(
  'certificate-status',
  {
    valid: '有效',
    replaced: '换新证了',
    cancelled: '注销了',
    revoked: '撤销了',
    withdrawn: '撤回了',
    expired: '过期了',
    renewal_deemed: '视为准予延续',
  },
  {
    valid: 'Valid',
    replaced: 'Replaced',
    cancelled: 'Cancelled',
    revoked: 'Revoked',
    withdrawn: 'Withdrawn',
    expired: 'Expired',
    renewal_deemed: 'Deemed renewed',
  },
)
