package org.undersigned.mailing.returned;

import java.nio.charset.StandardCharsets;

/** What servers and providers send, in their words. */
final class Samples {

    private Samples() {}

    /** What Postfix and others write (RFC 3464). */
    static byte[] bounce(String to, String action, String status, String said) {
        return """
                Return-Path: <>
                From: Mail Delivery System <MAILER-DAEMON@mx.example.net>
                To: %s
                Subject: Undelivered Mail Returned to Sender
                MIME-Version: 1.0
                Auto-Submitted: auto-replied
                Content-Type: multipart/report; report-type=delivery-status;
                \tboundary="B0UND/mx.example.net"

                This is a MIME-encapsulated message.

                --B0UND/mx.example.net
                Content-Type: text/plain; charset=us-ascii

                I am sorry to have to inform you that your message could not be delivered.

                --B0UND/mx.example.net
                Content-Description: Delivery report
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.net
                Arrival-Date: Mon, 2 Mar 2026 10:00:00 +0000 (UTC)

                Final-Recipient: rfc822; suzie@example.net
                Action: %s
                Status: %s
                Diagnostic-Code: %s

                --B0UND/mx.example.net
                Content-Type: text/rfc822-headers

                From: River Watch <news@example.org>
                Subject: News of the river

                --B0UND/mx.example.net--
                """.formatted(to, action, status, said).replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** What providers send whose user pressed "this is spam" (RFC 5965). */
    static byte[] complaint(String type, String messageId) {
        return """
                From: <feedback@example.net>
                To: <abuse@example.org>
                Subject: FW: News of the river
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=feedback-report; boundary="part"

                --part
                Content-Type: text/plain; charset="US-ASCII"

                This is an email abuse report.

                --part
                Content-Type: message/feedback-report

                Feedback-Type: %s
                User-Agent: SomeGenerator/1.0
                Version: 1
                Source-IP: 192.0.2.1

                --part
                Content-Type: message/rfc822

                From: River Watch <news@example.org>
                Message-ID: %s
                Subject: News of the river

                The text.

                --part--
                """.formatted(type, messageId).replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** What SES tells, as the text in a message of SNS. */
    static String ses(String type, String detail, String source) {
        return """
                {"notificationType":"%s","bounce":{"bounceType":"%s","bouncedRecipients":[{"emailAddress":"suzie@example.net"}]},
                 "complaint":{"complaintFeedbackType":"%s"},
                 "mail":{"source":"%s","messageId":"0100018c","destination":["suzie@example.net"]}}""".formatted(type, detail, detail, source);
    }

    /** What Postmark tells. */
    static String postmark(String record, String type, String token) {
        return """
                {"RecordType":"%s","Type":"%s","TypeCode":1,"MessageID":"883953f4-6105-42a2-a16a-77a8eac79483",
                 "Metadata":{"return":"%s"},"Email":"suzie@example.net","From":"news@example.org","Inactive":true}""".formatted(record, type, token);
    }
}
