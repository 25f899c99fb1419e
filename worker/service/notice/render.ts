import type { Catalogue } from '../../../shared/contract/catalogue'
import { DAY_MS, type Instant } from '../../../shared/domain/time'
import { renderApplication } from './application-words'
import { renderCertificate } from './certificate-words'
import { renderDocument } from './document-words'
import { renderInspection } from './inspection-words'
import { timeAt } from './names'
import { renderRating } from './rating-words'
import { renderBooking } from './render-booking'
import { renderStaff } from './staff-words'
import type { Rendered, Told } from './text'

/** @returns the notice in plain Chinese and in English, with the variables of its templates */
export function renderNotice(catalogue: Catalogue, told: Told, now: Instant): Rendered {
  switch (told.topic) {
    case 'banned': {
      const until = timeAt(told.facts.until)
      return {
        zh: {
          title: '暂时不能在网上预约',
          body: `因为多次爽约或取消，${until.zh} 以前不能在网上预约。您仍可到现场取号。觉得不对，请在“我的”里提出异议。`,
          values: { time: until.full, note: '可到现场取号，也可提出异议' },
        },
        en: {
          title: 'Online booking is paused',
          body: `After several missed or cancelled appointments you cannot book online before ${until.en}. You can still take a number at the hall. If this is wrong, object under “Mine”.`,
          values: { time: until.en, note: 'Take a number at the hall, or object' },
        },
        expiresAt: told.facts.until,
      }
    }
    case 'objection_answered': {
      const { upheld, words } = told.facts
      return {
        zh: {
          title: upheld ? '异议成立，可以预约了' : '异议没有成立',
          body: `${upheld ? '您又可以在网上预约了。' : '暂时还不能在网上预约，您可以到现场取号。'}答复：${words}`,
          values: { note: upheld ? '您又可以在网上预约了' : '暂时不能预约，可到现场取号' },
        },
        en: {
          title: upheld ? 'You can book again' : 'Your objection was declined',
          body: `${upheld ? 'You can book online again.' : 'You cannot book online for now; you can take a number at the hall.'} The answer: ${words}`,
          values: { note: upheld ? 'You can book online again' : 'Take a number at the hall' },
        },
        expiresAt: now + 7 * DAY_MS,
      }
    }
    case 'rate_us':
    case 'rate_application':
      return renderRating(catalogue, told)
    case 'application_received':
    case 'application_prechecked':
    case 'application_supplement':
    case 'application_supplement_due':
    case 'application_accepted':
    case 'application_not_accepted':
    case 'application_decided':
    case 'application_moved':
      return renderApplication(catalogue, told, now)
    case 'inspection_proposed':
    case 'inspection_agreed':
    case 'inspection_day_off':
    case 'inspection_cancelled':
      return renderInspection(catalogue, told, now)
    case 'certificate_ready':
    case 'certificate_to_post':
    case 'certificate_posted':
    case 'certificate_renewal':
    case 'certificate_ended':
      return renderCertificate(catalogue, told, now)
    case 'document_revoked':
      return renderDocument(told, now)
    case 'staff_light':
    case 'staff_stuck':
    case 'staff_visit_day_off':
    case 'staff_urged':
    case 'staff_urge_answered':
      return renderStaff(catalogue, told, now)
    default:
      return renderBooking(catalogue, told, now)
  }
}
