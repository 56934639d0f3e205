package org.undersigned.staff;

/** What the audit log can tell, each beside the sentence that a person reads. */
final class AuditSentences {

    /** Action, subject and detail as the log has them, then the sentence. A sign ¶ stands for a new line. */
    static final String ALL = """
            campaign.load | campaign river | organisation a: created¶campaign river: created | Oona saved 2 changes to the campaign “Clean river”.
            campaign.load | campaign river | campaign river: created | Oona saved 1 change to the campaign “Clean river”.
            letter.test | campaign river | write-them off | Oona ended the test of the letter “write-them” of the campaign “Clean river”: letters go to targets.
            letter.test | campaign river | write-them on | Oona made the letter “write-them” of the campaign “Clean river” a test.
            letter.targets | campaign river | write-them 3 | Oona gave the letter “write-them” of the campaign “Clean river” 3 targets from a file.
            letter.targets | campaign river | write-them campaign | Oona gave the letter “write-them” of the campaign “Clean river” the targets of the campaign.
            letter.answer | campaign river | write-them partly | Oona recorded what a target of the letter “write-them” of the campaign “Clean river” answered: yes in part.
            letter.answer | campaign river | write-them none | Oona recorded that a target of the letter “write-them” of the campaign “Clean river” has not answered.
            letter.address | campaign river | write | Oona set the address of a target of the letter “write” of the campaign “Clean river”.
            letter.retry | campaign river | write-them dead 1 | Oona had 1 failed letter “write-them” of the campaign “Clean river” sent again.
            letter.retry | campaign river | write-them unsure 2 | Oona had 2 letters “write-them” of the campaign “Clean river” that may have gone sent again.
            letter.retry | campaign river | write-them drop 2 | Oona gave up 2 letters “write-them” of the campaign “Clean river” that may have gone.
            letter.erase | campaign river | 2 | Oona erased what one person wrote or wanted to write to 2 targets, because they asked for it.
            action.save | campaign river | call ring-them | Oona saved “ring-them”, an action of the campaign “Clean river”.
            action.step | campaign river | call ring-them open | Oona opened “ring-them”, an action of the campaign “Clean river”.
            action.step | campaign river | pledge river-day close | Oona closed “river-day”, an action of the campaign “Clean river”.
            action.step | campaign river | letter write archive | Oona archived “write”, an action of the campaign “Clean river”.
            action.step | campaign river | pledge river-day cancel | Oona called off the event “river-day” of the campaign “Clean river”.
            export.coming | watch | 12 lines: river-day | Oona downloaded for River Watch the names of 12 who come to “river-day”.
            export.coming | watch | 2 lines: river-day | Oona downloaded for River Watch the names of fewer than 5 who come to “river-day”.
            pledge.erase | campaign river | 2 by request | Oona erased 2 promises in the campaign “Clean river” because the person asked for it.
            petition.launch | petition close-it | accepted on paper, recorded by the operator | Oona put the petition “Close it” online, after everybody had accepted it on paper.
            petition.step | petition close-it | open-closed | Oona took the petition “Close it” from “Open” to “Closed”.
            petition.correct | petition close-it | version 2 | Oona corrected the text of the petition “Close it”, approved by a second person: it is version 2 now.
            petition.recount | petition close-it | published number set from 3 to 4 | Oona set the published number of the petition “Close it” from 3 to 4, as its log proves.
            petition.recount | petition close-it | 2 confirmed signatures queued for the log | Oona queued 2 confirmed signatures of the petition “Close it” that its log lacked.
            mailing.write | watch | MAX | Oona wrote a mailing of River Watch, as a draft.
            mailing.remove | watch | MAX | Oona threw away the draft of a mailing of River Watch.
            mailing.try | watch | MAX | Oona sent a mailing of River Watch to themselves, to try it.
            mailing.start | watch | MAX | Oona started a mailing of River Watch.
            mailing.pause | watch | MAX | Oona paused a mailing of River Watch.
            mailing.resume | watch | MAX | Oona let a mailing of River Watch go on.
            mailing.cancel | watch | MAX | Oona ended a mailing of River Watch before everybody had it.
            mailing.choose | watch | MAX a 3 | Oona chose one of two subjects for a mailing of River Watch.
            mailing.again | watch | MAX failed 3 | Oona sent mails of a mailing of River Watch again.
            petition.remind | petition close-it | 2027-01-31 | Oona told the owners of the leads that everything about the signers of the petition “Close it” will be deleted.
            petition.recover | petition close-it | from a copy: 2 signatures, 1 withdrawals | Oona brought the logs of the petition “Close it” to where a published copy has them, after a backup was restored: 2 signatures and 1 withdrawal more.
            petition.recover | petition close-it | nothing newer: 1 signatures, 0 withdrawals | Oona said that nothing was published of the petition “Close it” after the backup that was restored. Its logs go on from 1 signature and 0 withdrawals.
            petition.retire | petition close-it | signatures: 3 | Oona deleted everything about the signers of the petition “Close it”.
            petition.recount | petition close-it | published number set from 3 to 4, by one person | Oona set the published number of the petition “Close it” from 3 to 4, as its log proves. One person did it: nobody else could have approved it.
            petition.retire | petition close-it | signatures: 3¶links: 4, approval MAX | Oona deleted everything about the signers of the petition “Close it”. A second person had approved it.
            petition.retire | petition close-it | again: an older backup was restored | Oona deleted everything about the signers of the petition “Close it” again, after an older backup was restored.
            partner.ask | campaign river | watch co-host | Oona asked River Watch to be a partner of the campaign “Clean river” in the role “co-host”.
            partner.join | campaign river | watch lead | Oona accepted for River Watch, which is a partner of the campaign “Clean river” in the role “lead”.
            announcement.take-down | campaign river | watchword | Oona took down the announcement “watchword” of the campaign “Clean river”.
            announcement.put-back | campaign river | watchword | Oona put back the announcement “watchword” of the campaign “Clean river”.
            partner.accept | campaign river | watch | Oona accepted for River Watch what stands in the campaign “Clean river” now.
            partner.decline | campaign river | watch | Oona declined for River Watch what it was asked to be in the campaign “Clean river”.
            partner.choose | campaign river | watch own-box=on twice=off months=12 | Oona chose for River Watch in the campaign “Clean river”: its link shows its own box alone; people are asked once; permission lasts 12 months.
            partner.choose | campaign river | watch own-box=off twice=on months=none | Oona chose for River Watch in the campaign “Clean river”: its link shows its box first; people are asked twice; permission lasts until it is taken back.
            partner.divide | campaign river | watch in | Oona let River Watch take part in the division of new supporters of the campaign “Clean river”.
            partner.divide | campaign river | watch out | Oona let River Watch take part no more in the division of new supporters of the campaign “Clean river”.
            campaign.divide | campaign river | cap=2 | Oona switched the division of new supporters on in the campaign “Clean river”: for each person that an organisation brought it receives 2 at most.
            campaign.divide | campaign river | off | Oona switched the division of new supporters off in the campaign “Clean river”.
            partner.leave | campaign river | watch | Oona left the campaign “Clean river” for River Watch.
            partner.leave | campaign river | watch coalition | Oona left the campaign “Clean river” and its coalition for River Watch.
            partner.remove | campaign river | watch | Oona took River Watch out of the partners of the campaign “Clean river”.
            sign-on.approve | campaign river | watch 2 | Oona approved the sign-on of River Watch to version 2 of the statement of the campaign “Clean river”.
            sign-on.refuse | campaign river | 8a4f0c1e-5b7d-4e2a-9c3f-1d2e3f4a5b6c: no such body | Oona refused a sign-on to the statement of the campaign “Clean river”: no such body
            sign-on.disown | campaign river | watch | Oona said that a request to sign the statement of the campaign “Clean river” is not from River Watch.
            sign-on.form | campaign river | closed | Oona closed the public form for sign-ons to the statement of the campaign “Clean river”.
            sign-on.form | campaign river | open | Oona opened the public form for sign-ons to the statement of the campaign “Clean river” again.
            sign-on.sign | campaign river | watch 2 | Oona signed version 2 of the statement of the campaign “Clean river” for River Watch.
            sign-on.withdraw | campaign river | watch | Oona withdrew the sign-on of River Watch to the statement of the campaign “Clean river”.
            sign-on.quote | campaign river | watch | Oona approved for River Watch what it is quoted with in the statement of the campaign “Clean river”.
            partner.arrangement | campaign river | 2 | Oona changed who shares responsibility for the data in the campaign “Clean river”: the arrangement is version 2 now.
            coalition.role-give | coalition waters | staff MAX data-steward | Oona gave Max the role “Data steward” in the coalition “Clean waters”.
            coalition.join | coalition waters | watch | Oona accepted for River Watch that it belongs to the coalition “Clean waters”.
            coalition.leave | coalition waters | watch | Oona left the coalition “Clean waters” for River Watch, or declined to belong to it.
            coalition.role-take | coalition waters | staff MAX editor | Oona took the role “Editor” in the coalition “Clean waters” from Max.
            draft.begin | draft 1 | | Oona began a draft.
            draft.begin | draft named | | Oona began the draft “Close it”.
            draft.picture | draft 1 | petition.picture: 1a2b-10x10.jpg | Oona gave a draft a picture.
            draft.picture | draft named | announcements[0].picture: 1a2b-10x10.jpg | Oona gave the draft “Close it” a picture.
            draft.picture | draft 1 | petition.picture: none | Oona took a picture out of a draft.
            draft.picture | draft named | petition.picture: none | Oona took a picture out of the draft “Close it”.
            draft.remove | draft 1 | | Oona deleted a draft.
            delivery.pack | petition close-it | numbers 7 | Oona had a pack without names made for the petition “Close it”.
            delivery.pack | petition close-it | names 7 | Oona had a pack with names made for the petition “Close it”, approved by a second person.
            delivery.release | petition close-it | 7, 2 files with names, locked | Oona downloaded a pack of the petition “Close it” with 2 locked files of names.
            delivery.release | petition close-it | 7, 0 files with names, locked | Oona downloaded a pack of the petition “Close it” with no file of names.
            delivery.release | petition close-it | 7, 1 files with names, opened | Oona downloaded a pack of the petition “Close it” with 1 readable file of names.
            delivery.remove | petition close-it | 7 | Oona deleted a pack of the petition “Close it”.
            delivery.record | petition close-it | 7 | Oona recorded that the petition “Close it” was handed over.
            delivery.link | petition close-it | 7 | Oona made a new link by which the target’s office can say that it received the petition “Close it”.
            delivery.photo | petition close-it | 7 | Oona added or removed a photo of the hand-over of the petition “Close it”.
            delivery.acknowledge | delivery 7 | | Oona said that it received the petition “Close it”.
            delivery.response | petition close-it | 7 | Oona recorded the target’s answer to the petition “Close it”.
            delivery.correct | petition close-it | 7 | Oona corrected the target’s answer to the petition “Close it”.
            delivery.correct | petition close-it | hand-over 7 | Oona corrected what was recorded of the hand-over of the petition “Close it”.
            delivery.mail | petition close-it | 12 mails about an answer | Oona had 12 signers of the petition “Close it” told of the answer by mail.
            updates.lock | petition close-it | 0123456789abcdef | Oona had the list of those who want mail about the petition “Close it” locked by a passphrase, approved by a second person.
            updates.passphrase | petition close-it | | Oona changed the passphrase of the list of those who want mail about the petition “Close it”.
            updates.unlock | petition close-it | 12 | Oona opened the list of those who want mail about the petition “Close it”; 12 mails had waited.
            signature.erase | petition close-it | 2 by request | Oona erased 2 signatures of the petition “Close it” because the signer asked for it.
            signature.quarantine | petition close-it | 12 (3 confirmed), 2026-11-23 to 2026-11-30, source x, country US: a burst | Oona put 12 signatures of the petition “Close it” into quarantine: a burst
            signature.keep | petition close-it | network | Oona kept a crowd from one network in the quarantine of the petition “Close it”.
            signature.quarantine | petition close-it | 1 (1 confirmed), 2026-11-23 to 2026-11-30, country US: a burst | Oona put fewer than 5 signatures of the petition “Close it” into quarantine: a burst
            signature.release | petition close-it | 12 (0 confirmed): a burst | Oona released 12 signatures of the petition “Close it” that had been put aside: a burst
            signature.release | petition close-it | 1 (0 confirmed): a burst | Oona released fewer than 5 signatures of the petition “Close it” that had been put aside: a burst
            signature.release | petition close-it | 5 (0 confirmed): network | Oona released 5 signatures of the petition “Close it” that came from one network.
            signature.release | petition close-it | 4 (0 confirmed): network | Oona released fewer than 5 signatures of the petition “Close it” that came from one network.
            signature.release | petition close-it | 12 (1 confirmed): all groups | Oona released all 12 signatures in the quarantine of the petition “Close it”.
            signature.release | petition close-it | 2 (1 confirmed): all groups | Oona released everything, fewer than 5 signatures, in the quarantine of the petition “Close it”.
            signature.reject | petition close-it | 12 (3 confirmed), made-up: one script | Oona rejected, with the approval of a second person, 12 signatures of the petition “Close it” (made up): one script
            signature.readmit | petition close-it | 3 (3 confirmed), bought: one script | Oona had fewer than 5 signatures of the petition “Close it” count after all, which had been rejected (given for a reward): one script
            approval.ask | approval 1 | signature-reject 7 | Oona asked a second person to approve: rejecting a group of signatures.
            approval.give | approval 1 | signature-reject 8 | Oona approved as the second person: rejecting a group of signatures of the petition “Close it”.
            approval.ask | approval 1 | petition-open close-it | Oona asked a second person to approve: putting the petition “Close it” online.
            approval.ask | approval 1 | petition-archive close-it | Oona asked a second person to approve: archiving the petition “Close it”.
            approval.ask | approval 1 | petition-retire close-it | Oona asked a second person to approve: deleting everything about the signers of the petition “Close it”.
            approval.ask | approval 1 | retire close-it | Oona asked a second person to approve: deleting everything about the signers of the petition “Close it”.
            approval.give | approval 1 | recount-repair close-it | Oona approved as the second person: setting the published number of the petition “Close it” right.
            approval.give | approval 1 | second-factor MAX | Oona approved as the second person: a new second step for Max.
            approval.give | approval 1 | petition-correct 7 | Oona approved as the second person: correcting the text of a petition.
            approval.refuse | approval 1 | delivery-pack 7 | Oona refused as the second person: making a pack with names.
            approval.ask | approval 1 | petition-correct 8 | Oona asked a second person to approve: correcting the text of the petition “Close it”.
            approval.ask | approval 1 | delivery-pack 8 | Oona asked a second person to approve: making a pack with names for the petition “Close it”.
            approval.ask | approval 1 | export-sealed watch | Oona asked a second person to approve: writing out the data that is sealed for River Watch.
            approval.give | approval 1 | export-supporters watch | Oona approved as the second person: exporting the supporters of River Watch.
            approval.give | approval 1 | export-steward steward | Oona approved as the second person: writing out the data that is sealed for the data steward.
            approval.give | approval 1 | key-set watch/undersigned-public-v1:ab-12 | Oona approved as the second person: registering a key that River Watch keeps itself.
            approval.refuse | approval 1 | key-host watch | Oona refused as the second person: making a key for River Watch that this installation keeps.
            organisation.key | organisation watch | sealed to key ab12 | Oona registered a key that River Watch keeps itself: ab12.
            organisation.key | organisation watch | hosted by this installation, key ab12 | Oona made a key for River Watch that this installation keeps: ab12.
            organisation.profile | organisation watch | url donate_url | Oona wrote anew what River Watch says of itself: url donate_url.
            organisation.profile | organisation watch | | Oona said that what stands here about River Watch is right.
            organisation.brand | organisation watch | colour=#0f766e logo=off | Oona chose how the own link of River Watch looks, without a logo.
            organisation.brand | organisation watch | colour=none logo=on | Oona chose how the own link of River Watch looks, with a logo.
            organisation.sites | organisation watch | https://action.example.org | Oona chose which sites beside its website may show the form of River Watch: https://action.example.org.
            organisation.sites | organisation watch | | Oona chose that no site beside its website may show the form of River Watch.
            sharing.page | petition close-it | on | Oona switched on the page of people who brought others to the petition “Close it”.
            sharing.page | petition close-it | off | Oona switched off the page of people who brought others to the petition “Close it”.
            sharing.name | petition close-it | hidden | Oona hid a name on the page of people who brought others to the petition “Close it”.
            sharing.name | petition close-it | shown | Oona showed a name again on the page of people who brought others to the petition “Close it”.
            sharing.ladder | petition close-it | 0 rules | Oona changed what people are asked after signing the petition “Close it”: the usual steps.
            sharing.ladder | petition close-it | 2 rules | Oona changed what people are asked after signing the petition “Close it”: 2 rules.
            paper.type | petition close-it | 7 rows on 1 sheets from 1000-0000-4 for river-watch | Oona typed in 7 rows from 1 sheet of paper for the petition “Close it”, beginning with 1000-0000-4.
            paper.import | petition close-it | 700 rows on 90 sheets from 1000-0000-4 for river-watch | Oona took in a file with 700 rows from 90 sheets of paper for the petition “Close it”, beginning with 1000-0000-4.
            paper.check | petition close-it | 7 rows on 1 sheets from 1000-0000-4 | Oona checked 7 rows from 1 sheet of paper for the petition “Close it”, beginning with 1000-0000-4: they count.
            paper.back | petition close-it | 7 rows on 1 sheets from 1000-0000-4 | 7 rows from 1 sheet of paper, beginning with 1000-0000-4, were taken back from the petition “Close it”, as Oona asked.
            paper.picture | petition close-it | number 1000-0000-4 | Oona added a picture of sheet 1000-0000-4 of the petition “Close it”.
            paper.look | petition close-it | number 1000-0000-4 | Oona opened the picture of sheet 1000-0000-4 of the petition “Close it”.
            paper.erase | petition close-it | 1 row of 1000-0000-4 | Oona removed 1 person from the paper of the petition “Close it” who asked for it.
            sharing.sheets | petition close-it | 20 sheets from 1000-0000-4 | Oona numbered 20 sheets of paper for the petition “Close it”, beginning with 1000-0000-4.
            organisation.key | organisation watch | sealed to key ab12, approval MAX | Oona registered a key that River Watch keeps itself: ab12. A second person had approved it.
            organisation.key | organisation watch | hosted by this installation, key ab12, by one person | Oona made a key for River Watch that this installation keeps: ab12. One person did it: nobody else could have approved it.
            organisation.key-test | organisation watch | key ab12 | Oona showed that what is sealed to the key ab12 of River Watch can be opened.
            organisation.sender | organisation watch | example.org server=own, by one person | Oona chose whom mail of River Watch comes from: the domain example.org, handed over by a server of its own. One person did it: nobody else could have approved it.
            organisation.sender | organisation watch | example.org server=installation, approval MAX | Oona chose whom mail of River Watch comes from: the domain example.org, handed over by the mail server of this site. A second person had approved it.
            organisation.sender-key | organisation watch | made u1._domainkey.example.org | Oona had a key made that signs mail of River Watch: u1._domainkey.example.org.
            organisation.sender-key | organisation watch | used u1._domainkey.example.org | Oona had the DNS looked at: mail of River Watch is signed with the key u1._domainkey.example.org from now on.
            organisation.gifts | organisation watch | open | Oona said that River Watch takes gifts here.
            organisation.gifts | organisation watch | closed | Oona said that River Watch asks for no gifts here.
            organisation.gifts | organisation watch | ended | Oona ended gifts to River Watch; its keys for Stripe were deleted.
            organisation.gifts-account | organisation watch | live aB12, by one person | Oona chose the account that gifts to River Watch go to; its key ends in aB12. One person did it: nobody else could have approved it.
            organisation.gifts-account | organisation watch | test aB12, approval MAX | Oona chose an account for trials for River Watch; its key ends in aB12, and no money moves. A second person had approved it.
            organisation.sender-proof | organisation watch | example.org records | Oona had the DNS looked at: it shows that the domain example.org belongs to River Watch.
            organisation.sender-proof | organisation watch | example.org operator | Oona said for whoever runs the site that the domain example.org belongs to River Watch.
            organisation.suppress | organisation watch | on | Oona entered somebody to whom River Watch does not write any more.
            organisation.suppress | organisation watch | off | Oona took somebody off to whom River Watch did not write.
            organisation.returns | organisation watch | mailbox | Oona chose the mailbox in which returned mail of River Watch is read.
            organisation.returns | organisation watch | no-mailbox | Oona ended the reading of a mailbox for returned mail of River Watch.
            organisation.returns | organisation watch | hook ses | Oona made an address at which River Watch is told of returned mail: ses.
            organisation.returns | organisation watch | no-hook ses | Oona removed an address at which River Watch was told of returned mail: ses.
            organisation.returns | organisation watch | topic arn:aws:sns:eu-west-1:1:back | Oona said that River Watch is told of returned mail by what Amazon calls arn:aws:sns:eu-west-1:1:back.
            site.mail-again | site | 12 staff-link | Oona had 12 mails tried again that no server had taken.
            translation.begin | site | tl | Oona began to translate the site into another language: Tagalog.
            translation.suggest | site | es 3 | Oona suggested words for 3 texts of the site: Spanish.
            translation.accept | site | es petition.sign | Oona accepted somebody else’s translation of a text of the site (Spanish): petition.sign.
            translation.decline | site | es petition.sign | Oona took away what was suggested for a text of the site (Spanish): petition.sign.
            translation.drop | site | es petition.sign | Oona brought back the program’s own words for a text of the site (Spanish): petition.sign.
            approval.ask | approval 1 | sender watch/ab12 | Oona asked a second person to approve: choosing whom mail of River Watch comes from.
            approval.ask | approval 1 | gifts-account watch/ab12 | Oona asked a second person to approve: choosing where gifts to River Watch go.
            approval.ask | approval 1 | sender-key watch/example.org | Oona asked a second person to approve: making a key that signs mail of River Watch.
            export.sealed | watch | sealed rows written out, approval MAX | Oona wrote out the data that is sealed for River Watch. A second person had approved it.
            export.sealed | steward | sealed rows written out, by one person | Oona wrote out the data that is sealed for the data steward. One person did it: nobody else could have approved it.
            export.sealed | watch | sealed rows written out | Oona wrote out the data that is sealed for River Watch.
            export.sealed | steward | sealed rows written out | Oona wrote out the data that is sealed for the data steward.
            export.sealed | watch | sealed rows written out: no reason given, by one person | Oona wrote out the data that is sealed for River Watch. One person did it: nobody else could have approved it.
            export.sealed | watch | sealed rows written out: Our newsletter, every month, approval MAX | Oona wrote out the data that is sealed for River Watch: Our newsletter, every month A second person had approved it.
            export.sealed | steward | sealed rows written out: A court asks for it, by one person | Oona wrote out the data that is sealed for the data steward: A court asks for it One person did it: nobody else could have approved it.
            export.ask | watch | Mailing of the newsletter | Oona asked for an export of the supporters of River Watch: Mailing of the newsletter
            export.supporters | watch | begun, sealed: Mailing of the newsletter | Oona began to download the supporters of River Watch, sealed: Mailing of the newsletter
            export.supporters | watch | begun, opened: Mailing of the newsletter | Oona began to download the supporters of River Watch as a readable table: Mailing of the newsletter
            export.supporters | watch | 12 lines, broken off, opened: Mailing of the newsletter | Oona downloaded at most 12 supporters of River Watch before it broke off: Mailing of the newsletter
            export.supporters | watch | 1 lines, broken off, sealed: Mailing of the newsletter | Oona downloaded fewer than 5 supporters of River Watch before it broke off: Mailing of the newsletter
            export.supporters | watch | 12 lines, sealed: Mailing of the newsletter | Oona downloaded 12 supporters of River Watch, sealed: Mailing of the newsletter
            export.supporters | watch | 12 lines, opened: Mailing of the newsletter | Oona downloaded 12 supporters of River Watch as a readable table: Mailing of the newsletter
            export.supporters | watch | 1 lines, opened: Mailing of the newsletter | Oona downloaded fewer than 5 supporters of River Watch as a readable table: Mailing of the newsletter
            staff.invite | organisation watch | campaigner | Oona invited somebody to River Watch with the role “Campaigner”.
            staff.invite | operators | operator | Oona invited somebody to operate this installation.
            staff.invite-take-back | organisation watch | | Oona took back an invitation to River Watch.
            staff.accept | organisation watch | viewer | Oona accepted an invitation to River Watch with the role “Viewer”.
            staff.accept | operators | operator | Oona accepted an invitation to operate this installation.
            staff.role | organisation watch | staff MAX viewer → owner | Oona gave Max another role in River Watch: “Owner” in place of “Viewer”.
            staff.remove | organisation watch | staff MAX | Oona removed Max from the members of River Watch.
            staff.remove | organisation watch | staff NOBODY | Oona removed somebody who has left or belongs to another organisation from the members of River Watch.
            staff.account | staff OONA | password | Oona changed their password.
            staff.account | staff OONA | app | Oona set up a new authenticator app.
            staff.account | staff OONA | codes | Oona made new recovery codes.
            staff.account-remove | staff MAX | | Oona removed an account for good, that of Max.
            staff.second-factor | staff OONA | renewed | Oona set up a new second step, by the link that was mailed.
            staff.password-add | staff OONA | | Oona added a password and an authenticator app to their account.
            staff.passkey-add | staff OONA | 7 | Oona added a passkey to their account.
            staff.passkey-remove | staff OONA | 7 | Oona removed a passkey from their account.
            staff.oidc-link | staff OONA | https://id.example.org | Oona linked their account with https://id.example.org.
            staff.oidc-unlink | staff OONA | | Oona removed the link of their account with the provider of identities.
            staff.sign-in | staff OONA | passkey | Oona signed in (Passkey).
            staff.sign-in-failed | staff MAX | password | Oona tried to sign in as Max and failed: wrong password.
            staff.sign-in-failed | staff MAX | second factor | Oona tried to sign in as Max and failed: wrong code.
            staff.sign-in-failed | staff MAX | second factor, new password | Oona tried to sign in as Max and failed: wrong code, when choosing a new password.
            staff.sign-in-failed | staff MAX | passkey | Oona tried to sign in as Max and failed: the passkey was refused.
            staff.sign-in-failed | staff MAX | passkey may be copied | Oona tried to sign in as Max and failed: the passkey may be a copy.
            staff.sign-in-failed | staff unknown | password | Oona tried to sign in and failed: no account fits what was typed.
            staff.sign-out | staff OONA | | Oona signed out.
            staff.session-end | staff OONA | one | Oona ended one of their sessions.
            staff.session-end | staff OONA | all others | Oona ended all their other sessions.
            staff.session-end | staff MAX | | Oona ended every session of Max.
            staff.demo | organisation watch | staff MAX | Oona gave Max the role “Owner” in River Watch, for the demo.
            site.stop | site | signing | Oona stopped something for the whole site: Signing.
            site.go | site | mail | Oona let something go on for the whole site: Mail.
            site.key | site | ab12 | Oona put a new master key in the place of the old one: ab12.
            site.banner | site | shown | Oona changed the banner on every public page.
            site.backup | site | 7 rows, sha256 0123456789abcdef | Oona wrote a backup of everything: 7 rows; the SHA-256 of its file begins with 01234567.
            site.restore | site | as of 2026-11-30T10:00:00Z | Oona restored a backup of 2026-11-30 10:00 (UTC).
            draft.save | draft named | | Oona saved the draft “Close it”.
            draft.save | draft unnamed | | Oona saved a draft.
            draft.try | draft named | sent | Oona had the mail of a signature on trial sent to themselves.
            draft.try | draft named | confirmed | Oona confirmed a signature on trial.
            petition.schedule | petition close-it | 2027-05-01T09:00:00Z | Oona asked that the petition “Close it” goes online at 2027-05-01 09:00 (UTC).
            export.document | campaign river | request 8 | Oona downloaded the document that came with a request to sign the statement of the campaign “Clean river”.
            sign-on.erase | campaign river | 1 by request | Oona erased who asked to sign the statement of the campaign “Clean river” in 1 request, because they asked for it.
            site.banner | site | none | Oona took the banner away from every public page.
            """;

    private AuditSentences() {}
}
