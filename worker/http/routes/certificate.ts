import * as certificate from '../../../shared/contract/certificate'
import { endCertificate } from '../../service/certificate/end-certificate'
import { findCertificates } from '../../service/certificate/find-certificates'
import { handOver } from '../../service/certificate/hand-over'
import { importCertificates } from '../../service/certificate/import-certificates'
import { issueCertificate } from '../../service/certificate/issue-certificate'
import { listMyCertificates } from '../../service/certificate/list-my-certificates'
import { listPublishedGrants } from '../../service/certificate/list-published-grants'
import { openPickup } from '../../service/certificate/open-pickup'
import { postCertificates } from '../../service/certificate/post-certificates'
import { readMyCertificate } from '../../service/certificate/read-my-certificate'
import { readPickup } from '../../service/certificate/read-pickup'
import { bind, type Route } from '../route'

export const certificateRoutes: readonly Route[] = [
  bind(certificate.issueCertificate, issueCertificate),
  bind(certificate.importCertificates, importCertificates),
  bind(certificate.findCertificates, findCertificates),
  bind(certificate.endCertificate, endCertificate),
  bind(certificate.readPickup, readPickup),
  bind(certificate.openPickup, openPickup),
  bind(certificate.handOver, handOver),
  bind(certificate.postCertificates, postCertificates),
  bind(certificate.listMyCertificates, listMyCertificates),
  bind(certificate.readMyCertificate, readMyCertificate),
  bind(certificate.listPublishedGrants, listPublishedGrants),
]
