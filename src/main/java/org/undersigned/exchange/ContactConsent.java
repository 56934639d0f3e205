package org.undersigned.exchange;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;
import org.undersigned.petition.Petition;

/**
 * Knows questions that ask whether somebody may be written to, in the languages of the interface. Such a question can never be required:
 * permission is no condition of signing (GDPR article 7 (4)), and each organisation has a box of its own. Words are a coarse sieve; the
 * form itself has no way to require a box.
 */
final class ContactConsent {

    private static final Pattern NAME = Pattern.compile(
            "(^|_)(consent|newsletters?|subscribe|subscription|opt_?in|mailings?|mailing_list|marketing|contact_me|email_me|mail_me|call_me|text_me)(_|$)");

    /** No end of a sentence lies between two words that belong together. */
    private static final String NEAR = "[^.?!؟。？]{0,80}";

    /**
     * For each language what means it by itself, and what does beside a word of allowing or wishing: the same verb is harmless in
     * “Did your senator write to you?”.
     */
    private static final List<Pattern> WORDS = List.of(
            // English
            words("newsletter|mailing list|\\bopt[- ]?in\\b|\\bsubscri|\\bsign me up|\\b(stay|keep) in touch"
                    + "|\\bkeep me (posted|informed|updated|in the loop|up to date)|\\bhear from us\\b|\\bbe (contacted|e-?mailed|phoned|texted)\\b"
                    + "|\\b(send|contact|e-?mail|write to|call|phone|ring|text|message|whatsapp|notify|inform|update) me\\b"
                    + "|\\b(may|can|could|shall|should|would|want|let|allow|agree)\\b" + NEAR
                    + "\\b(contact|e-?mail|mail|write( back)? to|call|phone|ring|text|message|reach|whatsapp|notify|update|send) you\\b"
                    + "|\\b(want|like|wish|agree) to (receive|get|hear)\\b" + NEAR
                    + "\\b(news|updates?|information|messages?|e-?mails?|mail|calls?|texts?|from)\\b"),
            // Español
            words("boletín|\\bsuscr[ií]|lista de correo|\\bmanté(n|nga|ngan)(me|le|te) (informad|al (tanto|día))"
                    + "|\\b(contáct[ae]n?|escríb[aei]n?|envíe?n?|envía|mánd[ae]n?|lláme?n?|lláma|avíse?n?|avísa|infórme?n?|infórma)me\\b"
                    + "|\\b(enviar|mandar|escribir|contactar|llamar|avisar|informar)me\\b"
                    + "|\\b(podemos|podríamos|pueden?|quieren?|desean?|acept[oa]|autoriz[oa]|permit[eo])\\b" + NEAR
                    + "\\b(escribir|contactar|llamar|enviar|mandar|avisar|informar)(te|le)s?\\b"
                    + "|\\b(me|te|le) (pueden?|podemos) (escribir|contactar|llamar|enviar|mandar|avisar)"
                    + "|\\bque (me|te|le) (escrib|contact|llam|env[ií]|mand)|comuni(quen|carnos|carse) con(migo|tigo| usted)"
                    + "|\\b(quier[oe]|dese[oa]|acept[oa]|gustaría) recibir\\b" + NEAR
                    + "\\b(noticias|novedades|información|correos?|mensajes?|llamadas?)\\b"),
            // Kreyòl ayisyen
            words(
                    "abònman|\\babòne\\b|\\bbilten\\b|\\b(ekri|kontakte|rele|enfòme) m\\b|voye (ban m|ban mwen|nouvèl|mesaj ban m)"
                            + "|\\b(èske nou|nou) (ka|kapab|mèt) (ekri|kontakte|rele|voye)[^.?!]{0,30}\\b(w|ou|ba w|ba ou)\\b"
                            + "|\\b(vle|renmen|dakò) (resevwa|jwenn)\\b" + NEAR
                            + "\\b(nouvèl|mesaj|imèl|enfòmasyon)\\b"),
            // Français
            words(
                    "newsletter|infolettre|lettre d.information|\\b(s.)?abonn|\\b(contacte|écri|appele|envoye|ten|préven|informe)[a-z]*[- ]moi\\b"
                            + "|\\bm.(écrire|envoyer|appeler|informer|avertir|adresser)\\b|\\bme (contacter|tenir|téléphoner|joindre|prévenir)\\b"
                            + "|\\b(pouvons|pouvez|peut|peuvent|pourrions|puis|acceptez|accepte|autorise[zr]?|souhaitez|voulez|veux)\\b"
                            + NEAR
                            + "\\b(vous|t.|te) ?(écrire|contacter|envoyer|appeler|joindre|informer|téléphoner|adresser)\\b"
                            + "|\\b(souhait\\w+|voul\\w+|veux|accept\\w+|aimer\\w+|désir\\w+)([- ]vous)? (d.être (contacté|informé)|être (contacté|informé)|(de )?recevoir\\b"
                            + NEAR
                            + "\\b(nouvelles|actualités|informations?|messages?|courriels?|e-?mails?|appels?)\\b)"),
            // Deutsch
            words("newsletter|rundbrief|abonnier|\\b(auf dem laufenden|in kontakt) (halten|bleiben)|haltet? mich"
                    + "|\\b(schreib|kontaktier|informier|benachrichtig|schick|ruf|send)(t|e|en|et)?( sie)? (mir|mich)\\b"
                    + "|\\b(dürfen|darf|können|kann|sollen|möchten?|wollen|willst|einverstanden|erlaube)\\b" + NEAR
                    + "\\b(mir|mich|dir|dich|ihnen|sie)\\b" + NEAR
                    + "\\b(schreiben|schicken|senden|zusenden|anrufen|kontaktieren|informieren|benachrichtigen|anschreiben)\\b"
                    + "|\\b(möchten?|möchtest|wollen|willst|will)\\b" + NEAR
                    + "\\b(neues|neuigkeiten|nachrichten|informationen|e-?mails?|post)\\b" + NEAR
                    + "\\b(erhalten|bekommen)\\b"),
            // Português
            words(
                    "newsletter|\\bboletim\\b|inscrev\\w* na lista|lista de e-?mails?|\\bassin(e|ar) (a|nossa) (newsletter|lista)"
                            + "|\\b(me (env|escrev|contat|lig|avis|mand|mantenh)\\w*|(envie|escreva|contate|avise|mande|mantenha|ligue)m?[- ](me|para mim))\\b"
                            + "|\\b(podemos|poderíamos|pod[ei]m?|aceit[oa]|autoriz[oa]|quer|desej[oa]|permit[eo])\\b"
                            + NEAR
                            + "(\\b(lhe|te|você) (escrever|enviar|contatar|ligar|avisar|mandar)|(escrever|ligar|enviar|mandar)(\\b"
                            + NEAR
                            + ")? (para|a) você|\\b(contatar|contactar|avisar) você|entrar em contato com (você|comigo)|(contatá|avisá)-l[oae])"
                            + "|\\b(quero|quer|desej[oa]|aceit[oa]|gostaria de) receber\\b" + NEAR
                            + "\\b(notícias|novidades|informações|e-?mails?|mensagens|ligações)\\b"),
            // العربية, without vowel signs and with bare alefs
            words(
                    "النشرة|نشرة بريدية|اشترك|الاشتراك|قائمة بريدية|القائمة البريدية|(مراسلت|الاتصال ب|التواصل مع|ابلاغ|اخبار|اعلام)(ي|ك|كم)(\\s|$|[؟?.،])"
                            + "|(ارسل|راسل|اتصل)(وا)? (لي|الي|بي|ني)|(ارسلوا|راسلون|اتصلوا)|(ترسل|نرسل|يرسل|نراسل|تراسل|يراسل|نتصل|تتصل|يتصل)(وا|ون)? ?(الي|لي|ني|بي|ك|كم|بك|بكم|اليك|اليكم|لك|لكم)(\\s|$|[؟?.،])"
                            + "|(تلقي|استلام|استقبال)" + NEAR + "(اخبار|رسائل|تحديثات|معلومات|مستجدات|بريد)"),
            // 中文
            words("通讯|简报|订阅|邮件列表|(向|给|跟|与|和)(我|您|你)(发送|发|寄|写信|打电话|联系|联络|致电)"
                    + "|(可以|能|能否|可否|是否|愿意|同意|希望|想|允许)[^。？?！!]{0,30}(联系|联络|致电|写信给|通知)(我|您|你)"
                    + "|(愿意|同意|希望|想|允许)[^。？?！!]{0,10}(接收|收到)[^。？?！!]{0,30}(消息|信息|邮件|资讯|最新|新闻|短信)"
                    + "|(请|随时)(联系|通知|告知)我"),
            // Tiếng Việt
            words("bản tin|đăng ký nhận|danh sách (gửi )?thư"
                    + "|\\b(gửi|viết|nhắn)( \\S+){0,2} (cho|tới|đến) (tôi|bạn|quý vị)\\b|\\b(liên hệ|liên lạc)( với)? (tôi|bạn|quý vị)\\b"
                    + "|\\b(gọi( điện)?|nhắn tin)( thoại)? cho (tôi|bạn|quý vị)\\b"
                    + "|\\b(muốn|đồng ý|cho phép)" + NEAR + "\\bnhận( được)?\\b" + NEAR
                    + "\\b(tin|tin tức|thông tin|thông báo|email|thư|cập nhật)\\b"));

    private ContactConsent() {}

    /** Whether this question is one, by its name or by its words in any language. */
    static boolean isAskedBy(Petition.Field field) {
        return NAME.matcher(field.name()).find()
                || field.label().byLanguage().values().stream().anyMatch(ContactConsent::isMeant)
                || field.hint() != null
                        && field.hint().byLanguage().values().stream().anyMatch(ContactConsent::isMeant);
    }

    /** Whether a text asks for leave to write, call or send something to whoever reads it. */
    static boolean isMeant(String text) {
        var plain = plain(text);
        return WORDS.stream().anyMatch(words -> words.matcher(plain).find());
    }

    /** One apostrophe, one form of each letter, and Arabic as it is typed by whoever is in a hurry. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll("[’‘ʼ`´]", "'")
                .replaceAll("[\\u064B-\\u0652\\u0640\\u2066-\\u2069]", "")
                .replaceAll("[أإآ]", "ا")
                .replace('ى', 'ي');
    }

    private static Pattern words(String words) {
        return Pattern.compile(
                words, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    }
}
