package org.undersigned.exchange;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Messages;

/** What may be asked of somebody who signs, and what may not be required. */
class ContactConsentTest {

    @Test
    void our_own_words_beside_a_box_are_such_a_question_in_every_language() {
        for (var language : Languages.all())
            for (var key : List.of("signature.notice", "signature.division.notice")) {
                var text = Messages.of(language).t(key, "River Watch");
                assertTrue(ContactConsent.isMeant(text), text);
            }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // en
                "Send me updates",
                "May we contact you?",
                "May River Watch send you news about its work?",
                "I agree to receive e-mails from the coalition",
                "Keep me informed",
                "Can we call you about this petition?",
                "Would you like to hear from us?",
                "Let us text you when there is news",
                "I want to get news of the campaign",
                "Shall we send you our newsletter?",
                "Yes, e-mail me",
                "I agree to be contacted",
                "WhatsApp me",
                // es
                "¿Podemos escribirle?",
                "Envíenme noticias",
                "Quiero recibir noticias de la campaña",
                "¿Podemos llamarte?",
                "Suscríbame a la lista",
                "Acepto que me escriban",
                "¿Le podemos enviar información?",
                "Manténganme informado",
                "Deseo recibir información por correo",
                "Pueden contactarme",
                // ht
                "Ekri m",
                "Èske nou ka ekri w?",
                "Voye nouvèl ban m",
                "Mwen vle resevwa nouvèl kanpay la",
                "Nou ka rele w?",
                "Kontakte m",
                "Mwen dakò resevwa imèl",
                "Abòne m nan bilten an",
                // ar
                "هل يجوز لنا الاتصال بك؟",
                "أرسلوا لي الأخبار",
                "أوافق على تلقي رسائل من التحالف",
                "أود الاشتراك في النشرة",
                "هل يمكننا مراسلتك؟",
                "أوافق على أن تراسلوني",
                "أرغب في تلقي أخبار الحملة",
                "هل نتصل بكم؟",
                // fr
                "Pouvons-nous vous écrire ?",
                "Contactez-moi",
                "J’accepte de recevoir des nouvelles",
                "Je souhaite être informé",
                "Tenez-moi au courant",
                "Pouvons-nous vous appeler ?",
                "Abonnez-moi à la lettre d’information",
                "L’organisation peut m’envoyer des messages",
                "Voulez-vous recevoir nos actualités ?",
                // de
                "Dürfen wir Ihnen schreiben?",
                "Schickt mir Neues",
                "Haltet mich auf dem Laufenden",
                "Darf River Watch mich anrufen?",
                "Ich möchte Neuigkeiten erhalten",
                "Möchten Sie unseren Newsletter bekommen?",
                "Können wir dich kontaktieren?",
                "Ich bin einverstanden, dass man mir E-Mails schickt oder mich anruft: man darf mir schreiben",
                // pt
                "Podemos lhe escrever?",
                "Quero receber notícias da campanha",
                "Podemos entrar em contato com você?",
                "Envie-me novidades",
                "Aceito receber e-mails",
                "Vocês podem me ligar",
                "Mantenham-me informado: me avisem",
                "Gostaria de receber informações",
                "Podemos ligar para você?",
                // zh
                "我们可以联系您吗？",
                "请给我发送最新消息",
                "我同意接收邮件",
                "您愿意收到我们的消息吗？",
                "订阅通讯",
                "请联系我",
                "可以给您打电话吗？",
                "我希望收到活动的最新信息",
                "能否向您发送信息？",
                // vi
                "Chúng tôi có thể liên hệ với bạn không?",
                "Gửi tin tức cho tôi",
                "Tôi muốn nhận tin tức",
                "Đăng ký nhận bản tin",
                "Tôi đồng ý nhận email",
                "Chúng tôi có thể gọi điện cho bạn không?",
                "Hãy liên lạc với tôi",
                "Cho phép chúng tôi viết thư cho quý vị?",
                "Bạn có muốn nhận thông tin không?"
            })
    void leave_to_write_call_or_send_cannot_be_required(String text) {
        assertTrue(ContactConsent.isMeant(text), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // en
                "Which office answered your letter?",
                "Do you work for a news organisation?",
                "Phone number of the shelter",
                "Did your senator write to you?",
                "How did you hear of this petition?",
                "May we publish your letter?",
                "Your town on the river",
                "What should the minister be told?",
                "Where did you get the information?",
                "Preferred contact method",
                // es
                "¿Qué oficina respondió a su carta?",
                "Su pueblo a orillas del río",
                "¿Le escribió su senador?",
                "¿Cómo supo de esta petición?",
                "Teléfono del refugio",
                "¿Qué debería saber el ministro?",
                "¿Podemos publicar su carta?",
                "¿Dónde recibió la información?",
                // ht
                "Ki biwo ki te reponn lèt ou a?",
                "Ekri mesaj ou",
                "Nan ki vil ou rete?",
                "Kijan ou te tande pale de petisyon an?",
                "Nimewo telefòn abri a",
                "Kisa minis la dwe konnen?",
                "Èske senatè ou te ekri w?",
                "Ki travay ou fè?",
                // ar
                "أي مكتب رد على رسالتك؟",
                "بلدتك على النهر",
                "رقم هاتف الملجأ",
                "كيف سمعت عن هذه العريضة؟",
                "ماذا تقول للوزير؟",
                "هل أنت صحفي؟",
                "في أي مدرسة يدرس أطفالك؟",
                "اكتب رسالتك إلى الوزير",
                // fr
                "Quel bureau a répondu à votre lettre ?",
                "Votre ville sur la rivière",
                "Votre député vous a-t-il écrit ?",
                "Comment avez-vous connu cette pétition ?",
                "Téléphone du refuge",
                "Que devrait savoir la ministre ?",
                "Pouvons-nous publier votre lettre ?",
                "Écrivez votre message",
                // de
                "Welches Amt hat auf Ihren Brief geantwortet?",
                "Ihr Ort am Fluss",
                "Hat Ihre Abgeordnete Ihnen geschrieben?",
                "Wie haben Sie von der Petition erfahren?",
                "Telefon der Unterkunft",
                "Was soll die Ministerin wissen?",
                "Dürfen wir Ihren Brief veröffentlichen?",
                "Arbeiten Sie für die Presse?",
                // pt
                "Qual escritório respondeu à sua carta?",
                "Sua cidade no rio",
                "O senador escreveu para você?",
                "Como soube desta petição?",
                "Telefone do abrigo",
                "O que a ministra deve saber?",
                "Podemos publicar sua carta?",
                "Escreva sua mensagem",
                // zh
                "哪个办公室回复了您的信？",
                "您所在的城镇",
                "议员给您回信了吗？",
                "您是怎么知道这项请愿的？",
                "收容所的电话",
                "部长应该知道什么？",
                "可以公布您的信吗？",
                "请写下您的留言",
                // vi
                "Văn phòng nào đã trả lời thư của bạn?",
                "Thị trấn của bạn bên sông",
                "Bạn biết thỉnh nguyện thư này qua đâu?",
                "Số điện thoại của nơi trú ẩn",
                "Bộ trưởng nên biết điều gì?",
                "Chúng tôi có thể công bố thư của bạn không?",
                "Hãy viết lời nhắn của bạn",
                "Bạn làm nghề gì?"
            })
    void a_question_about_something_else_may_be(String text) {
        assertFalse(ContactConsent.isMeant(text), text);
    }
}
