import java.util.function.Supplier;

/** A crowd before a program's petition, and the proof that whatever it was told is in the database. */
record Crowd(Program program, Database database, People people) {

    static Crowd before(Program program, Database database) throws Exception {
        return new Crowd(program, database, People.before(program));
    }

    Outcome sign(int connections, double seconds) throws Exception {
        return allTaken(Load.during(seconds, port(), connections), people::signing);
    }

    /** Each signs and then confirms. {@link Mailbox} has to stand in. */
    Outcome signAndConfirm(int connections, double seconds) throws Exception {
        return allTaken(Load.during(seconds, port(), connections), people::signingAndConfirming);
    }

    void warmUp(int connections, Supplier<Errand> errands) throws Exception {
        var load = Load.during(Size.seconds(WarmUp.SECONDS), port(), connections);
        WarmUp.with(() -> allTaken(load, errands).perSecond(Errand.Step.SIGN));
    }

    /** Runs, and does not stand for an answer that did not do what was asked. */
    Outcome allTaken(Load load, Supplier<Errand> errands) throws Exception {
        var outcome = proven(load, errands);
        if (outcome.busy() > 0) throw new Refused(outcome.busy() + " were told to come again later.");
        if (outcome.times().isEmpty()) throw new Refused("No form was answered.");
        return outcome;
    }

    /** Runs, and proves that everything acknowledged is in the database. */
    Outcome proven(Load load, Supplier<Errand> errands) throws Exception {
        var signed = signed();
        var confirmed = confirmed();
        var outcome = load.run(errands);
        if (!outcome.others().isEmpty()) throw new Refused("Not every form was taken: " + outcome.others());
        prove("signatures", outcome.acknowledged(Errand.Step.SIGN), outcome.lost(), signed() - signed);
        prove("confirmations", outcome.acknowledged(Errand.Step.CONFIRM), outcome.lost(), confirmed() - confirmed);
        return outcome;
    }

    /** A form whose answer got lost may be stored; an acknowledged one must be. */
    private static void prove(String what, long acknowledged, long lost, long added) {
        if (added < acknowledged || added > acknowledged + lost)
            throw new Refused(acknowledged + " " + what + " were acknowledged, " + lost + " forms are without answer, but " + added
                    + " are in the database.");
    }

    long signed() throws Exception {
        return database.number("SELECT count(*) FROM signature");
    }

    long confirmed() throws Exception {
        return database.number("SELECT count(*) FROM signature WHERE state = 'confirmed'");
    }

    private int port() {
        return program.server().port();
    }
}
