import * as document from '../../../shared/contract/document'
import { listDeskDocuments } from '../../service/document/list-desk-documents'
import { listDocuments } from '../../service/document/list-documents'
import { readDeskDocument } from '../../service/document/read-desk-document'
import { readDocument } from '../../service/document/read-document'
import { revokeDocument } from '../../service/document/revoke-document'
import { verifyDocument } from '../../service/document/verify-document'
import { bind, type Route } from '../route'

export const documentRoutes: readonly Route[] = [
  bind(document.listDocuments, listDocuments),
  bind(document.readDocument, readDocument),
  bind(document.verifyDocument, verifyDocument),
  bind(document.listDeskDocuments, listDeskDocuments),
  bind(document.readDeskDocument, readDeskDocument),
  bind(document.revokeDocument, revokeDocument),
]
