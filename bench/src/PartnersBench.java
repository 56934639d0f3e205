import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Signing with two boxes ticked when very many organisations ask, beside the same with two that have a box. */
final class PartnersBench implements Benchmark {

    private static final int PARTNERS = 200;
    /** Partners of the sample: so many stand in its file already. */
    private static final int THERE = 4;
    private static final int ROUNDS = 3;
    private static final int SECONDS = 15;
    private static final int CONNECTIONS = 64;
    private static final int SHOWN_WITHIN_SECONDS = 30;
    private static final int POLL_MILLIS = 50;
    private static final double GOAL = 0.8;
    private static final String ALL = Program.PETITION + "/organisations";

    @Override
    public String name() {
        return "partners";
    }

    @Override
    public String about() {
        return "signatures acknowledged a second with two boxes ticked, 200 partners beside two (64 connections)";
    }

    @Override
    public Result run(Workplace workplace) throws Exception {
        var data = workplace.file("data");
        var program = Program.serve(workplace, data);
        var few = workplace.home().resolve("samples/us-welcomes");
        var many = Files.createDirectories(workplace.file("many"));
        Files.writeString(many.resolve("campaign.yaml"), withPartners(Files.readString(few.resolve("campaign.yaml"))));
        try (var database = program.database()) {
            var crowd = Crowd.before(program, database);
            crowd.people().ticking();
            crowd.warmUp(CONNECTIONS, crowd.people()::signing);
            Program.load(workplace, data, many);
            Program.hostKeys(workplace, data, numbers().mapToObj(PartnersBench::slug).toList());
            var withFew = new ArrayList<Outcome>();
            var withMany = new ArrayList<Outcome>();
            for (int i = 0; i < ROUNDS; i++) {
                Program.load(workplace, data, few);
                withFew.add(signed(program, crowd, slug(1), false));
                Program.load(workplace, data, many);
                withMany.add(signed(program, crowd, slug(1), true));
            }
            return result(withFew, withMany);
        }
    }

    private static Outcome signed(Program program, Crowd crowd, String partner, boolean shown) throws Exception {
        awaitPage(program, partner, shown);
        return crowd.sign(CONNECTIONS, Size.seconds(SECONDS));
    }

    /** Waits until the page of all organisations has a partner's box, or has it no more. */
    private static void awaitPage(Program program, String partner, boolean shown) throws Exception {
        var end = System.nanoTime() + SHOWN_WITHIN_SECONDS * 1_000_000_000L;
        while (Fetched.get(program.server().port(), ALL).text().contains("consent." + partner + ".email") != shown) {
            if (System.nanoTime() > end) throw new Refused("The partners that were loaded do not show.");
            Thread.sleep(POLL_MILLIS);
        }
    }

    private static Result result(List<Outcome> withFew, List<Outcome> withMany) {
        var few = Median.of(withFew.stream().map(one -> one.perSecond(Errand.Step.SIGN)).toList());
        var many = Median.of(withMany.stream().map(one -> one.perSecond(Errand.Step.SIGN)).toList());
        var figures = new LinkedHashMap<String, Object>();
        figures.put("partners", PARTNERS);
        figures.put("signatures_per_second", many);
        figures.put("signatures_per_second_with_few", few);
        figures.put("rounds", withMany.stream().map(Outcome::json).toList());
        figures.put("rounds_with_few", withFew.stream().map(Outcome::json).toList());
        return new Result(List.of(Result.Goal.atLeast("signatures a second ÷ with few partners", many / few, "×", GOAL)), figures);
    }

    private static IntStream numbers() {
        return IntStream.rangeClosed(1, PARTNERS - THERE);
    }

    private static String slug(int number) {
        return "example-partner-" + number;
    }

    private static String withPartners(String sample) {
        var organisations = numbers()
                .mapToObj("""
                      - slug: example-partner-%1$d
                        name: Example Partner Number %1$d
                        kind: community
                        url: https://partner-%1$d.example
                        privacy_url: https://partner-%1$d.example/privacy
                        postal_address: %1$d Bridge Street, Example Town
                    """::formatted)
                .collect(Collectors.joining());
        var partners = numbers()
                .mapToObj("    - {organisation: example-partner-%d, role: supporting}\n"::formatted)
                .collect(Collectors.joining());
        return sample.replace("\ncoalition:", "\n" + organisations + "coalition:").replace("\ntargets:", "\n" + partners + "targets:");
    }
}
